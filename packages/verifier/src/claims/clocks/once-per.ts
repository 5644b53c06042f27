/**
 * Computes once for each object and keeps the answer as long as the object lives. For pure functions of
 * frozen values only: a hostile bundle names the same credential on every line.
 */
export function oncePer<Key extends object, Value>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) {
      answer = { value: compute(key) };
      known.set(key, answer);
    }
    return answer.value;
  };
}
