// A list of what came last, newest at its end, with at most so many entries.

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

  /** How many have been added to what is shown at its newer end: by so many a list that is scrolled has to move along. */
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
    this.#number();
    this.#choose();
  }

  /** Adds an entry, or replaces the one with the same key. */
  put(item) {
    const number = this.#numbers.get(this.#key(item));
    if (number !== undefined) {
      this.items[number - this.#first] = item;
      return;
    }
    this.#numbers.set(this.#key(item), this.#first + this.items.length);
    this.items.push(item);
    if (this.#filter && this.#matches(item))
      this.shown.push(item);
    if (!this.#filter || this.shown.at(-1) === item)
      this.added++;
    // Not one by one: moving ten thousand entries up for each that is new would be slow.
    if (this.items.length > this.#most * 1.1)
      this.#trim();
  }

  /** Adds older entries, oldest first. */
  prepend(items) {
    this.items = [...items, ...this.items];
    this.#first -= items.length;
    items.forEach((item, i) => this.#numbers.set(this.#key(item), this.#first + i));
    this.#choose();
  }

  get isFull() {
    return this.items.length >= this.#most;
  }

  #trim() {
    const gone = this.items.splice(0, this.items.length - this.#most);
    this.#first += gone.length;
    gone.forEach(item => this.#numbers.delete(this.#key(item)));
    if (this.#filter)
      this.#choose();
  }

  #number() {
    this.#numbers = new Map(this.items.map((item, i) => [this.#key(item), this.#first + i]));
  }

  #choose() {
    this.shown = this.#filter ? this.items.filter(item => this.#matches(item)) : this.items;
  }

  #matches(item) {
    return (item.text ?? '').includes(this.#filter);
  }
}
