// A limited list of the latest entries, oldest first.

export class Recent {
  #key;
  #limit;
  #positions;
  #firstPosition;
  #filter = '';

  constructor(key, limit) {
    this.#key = key;
    this.#limit = limit;
    this.load([]);
  }

  /** All entries. */
  items = [];

  /** The entries that match the filter; all entries without a filter. */
  shown = [];

  /** The number of entries added to `shown` so far. A scrolled list moves by the change of this number. */
  added = 0;

  get filter() {
    return this.#filter;
  }

  set filter(text) {
    this.#filter = text.trim().toLowerCase();
    this.#applyFilter();
  }

  get(key) {
    return this.items[this.#positions.get(key) - this.#firstPosition];
  }

  load(items) {
    this.items = items.slice(-this.#limit);
    this.#firstPosition = 0;
    this.#positions = new Map(this.items.map((item, i) => [item[this.#key], i]));
    this.#applyFilter();
  }

  /** Adds an entry, or replaces the one with the same key. */
  put(item) {
    const position = this.#positions.get(item[this.#key]);
    if (position !== undefined) {
      this.items[position - this.#firstPosition] = item;
      return;
    }
    this.#positions.set(item[this.#key], this.#firstPosition + this.items.length);
    this.items.push(item);
    if (this.#filter && this.#matches(item))
      this.shown.push(item);
    if (!this.#filter || this.shown.at(-1) === item)
      this.added++;
    // Trim in batches, because moving ten thousand entries for each new one is slow.
    if (this.items.length > this.#limit * 1.1)
      this.#trim();
  }

  /** Adds older entries, oldest first. */
  prepend(items) {
    this.load([...items, ...this.items]);
  }

  get isFull() {
    return this.items.length >= this.#limit;
  }

  #trim() {
    const removed = this.items.splice(0, this.items.length - this.#limit);
    this.#firstPosition += removed.length;
    removed.forEach(item => this.#positions.delete(item[this.#key]));
    if (this.#filter)
      this.#applyFilter();
  }

  #applyFilter() {
    this.shown = this.#filter ? this.items.filter(item => this.#matches(item)) : this.items;
  }

  #matches(item) {
    return (item.text ?? '').includes(this.#filter);
  }
}
