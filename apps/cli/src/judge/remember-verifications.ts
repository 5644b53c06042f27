import { createHash } from 'node:crypto';
import type { CryptoPrimitives } from '@originmark/core';

/** Remembers whether a signature is good: the same bytes under the same key have one answer. */
export function rememberVerifications(crypto: CryptoPrimitives): CryptoPrimitives {
  const known = new WeakMap<object, Map<string, boolean | Promise<boolean>>>();
  return {
    ...crypto,
    verify(alg, handle, data, signature) {
      if (typeof handle !== 'object' || handle === null)
        return crypto.verify(alg, handle, data, signature);
      const answers = known.get(handle) ?? new Map<string, boolean | Promise<boolean>>();
      known.set(handle, answers);
      const key = `${alg} ${digest(data)} ${Buffer.from(signature).toString('base64')}`;
      const answer = answers.get(key) ?? crypto.verify(alg, handle, data, signature);
      answers.set(key, answer);
      return answer;
    },
  };
}

function digest(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('base64');
}
