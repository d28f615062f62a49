// Values that are dear to make and always the same for their key: made once, kept, and never more than so many.

/**
 * `make`, remembering what it made for each key. Formatters of `Intl` cost a tenth of a millisecond and memory outside
 * the heap each, and a page needs a hundred of them. When `most` are kept all are forgotten: keys may come from people.
 */
export function keep<Value>(make: (key: string) => Value, most = 400): (key: string) => Value {
  const kept = new Map<string, Value>();
  return key => {
    const before = kept.get(key);
    if (before !== undefined) return before;
    if (kept.size >= most) kept.clear();
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}

const frozenWhole = new WeakSet<object>();

/** The value, never to be changed again in any part: nobody who is handed what is kept may change it for the next one. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !frozenWhole.has(value)) {
    Object.freeze(value);
    frozenWhole.add(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

/** Whether it went through `frozen`: whatever is made of it alone is the same for ever. */
export const isFrozenWhole = (value: object): boolean => frozenWhole.has(value);
