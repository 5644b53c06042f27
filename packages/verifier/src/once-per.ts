/** Where the answers about one entry are kept, by question: they last as long as its judgement. */
export type Answers = Map<unknown, unknown>;

/**
 * Computes once for each entry. The answer is kept in the claims themselves, so that it is the same
 * object for as long as they are: a table of its own would outlive them, and would keep from the
 * collector of young objects all that they were read from.
 */
export function oncePerEntry<Claims extends { readonly answers: Answers }, Value>(
  compute: (claims: Claims) => Value,
): (claims: Claims) => Value {
  return (claims) => {
    const { answers } = claims;
    const known = answers.get(compute) as { readonly value: Value } | undefined;
    if (known !== undefined) return known.value;
    const value = compute(claims);
    answers.set(compute, { value });
    return value;
  };
}

/**
 * Computes once for each object or text, and keeps the answers as long as the function that it returns. For
 * pure functions: a hostile bundle names the same credential on every line.
 */
export function oncePer<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const answers = new Map<Key, { readonly value: Value }>();
  return (key) => {
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = { value: compute(key) };
      answers.set(key, answer);
    }
    return answer.value;
  };
}

/** Computes once for each object of each entry. */
export function oncePerEntryAnd<Key extends object, Value>(
  compute: (key: Key) => Value,
): (claims: { readonly answers: Answers }) => (key: Key) => Value {
  return oncePerEntry(() => oncePer(compute));
}
