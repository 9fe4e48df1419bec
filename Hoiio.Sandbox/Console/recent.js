// What came last, the newest at its end, with at most so many entries.

export class Recent {
  #key;
  #most;
  #numbers;
  #first;
  #filter = '';

  constructor(key, most) {
    this.#key = key;
    this.#most = most;
    this.load([]);
  }

  /** Everything that is kept. */
  items = [];

  /** What the filter lets through; all if there is none. */
  shown = [];

  /** How many have come to what is shown: by so many a list that is scrolled has to move along. */
  added = 0;

  get filter() {
    return this.#filter;
  }

  set filter(text) {
    this.#filter = text.trim().toLowerCase();
    this.#choose();
  }

  get(key) {
    return this.items[this.#numbers.get(key) - this.#first];
  }

  load(items) {
    this.items = items.slice(-this.#most);
    this.#first = 0;
    this.#numbers = new Map(this.items.map((item, i) => [item[this.#key], i]));
    this.#choose();
  }

  /** Adds an entry, or replaces that with the same key. */
  put(item) {
    const number = this.#numbers.get(item[this.#key]);
    if (number !== undefined) {
      this.items[number - this.#first] = item;
      return;
    }
    this.#numbers.set(item[this.#key], this.#first + this.items.length);
    this.items.push(item);
    if (this.#filter && this.#matches(item))
      this.shown.push(item);
    if (!this.#filter || this.shown.at(-1) === item)
      this.added++;
    // Not one by one: moving up ten thousand entries for each new one would be slow.
    if (this.items.length > this.#most * 1.1)
      this.#trim();
  }

  /** Adds older entries, oldest first. */
  prepend(items) {
    this.load([...items, ...this.items]);
  }

  get isFull() {
    return this.items.length >= this.#most;
  }

  #trim() {
    const gone = this.items.splice(0, this.items.length - this.#most);
    this.#first += gone.length;
    gone.forEach(item => this.#numbers.delete(item[this.#key]));
    if (this.#filter)
      this.#choose();
  }

  #choose() {
    this.shown = this.#filter ? this.items.filter(item => this.#matches(item)) : this.items;
  }

  #matches(item) {
    return (item.text ?? '').includes(this.#filter);
  }
}
