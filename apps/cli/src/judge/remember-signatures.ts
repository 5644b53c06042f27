import { createHash } from 'node:crypto';
import type { CryptoPrimitives, Signer } from '@originmark/core';
import type { DemoStoryOptions, StoryDraft } from '@originmark/demo-entry';

/**
 * Lets stories that say the same with the same key share a signature. A hundred stories differ in
 * one document each; making every other signature again is most of the work.
 */
export function createSignatureMemory(): (options: DemoStoryOptions) => DemoStoryOptions {
  const known = new WeakMap<Signer, Signer>();
  const remember = (signer: Signer): Signer => {
    const before = known.get(signer);
    if (before !== undefined) return before;
    const made = new Map<string, Uint8Array | Promise<Uint8Array>>();
    const remembering: Signer = {
      alg: signer.alg,
      kid: signer.kid,
      sign(data) {
        const key = digest(data);
        const signature = made.get(key) ?? signer.sign(data);
        made.set(key, signature);
        return signature;
      },
    };
    known.set(signer, remembering);
    return remembering;
  };
  return (options) => ({
    ...options,
    edit(draft) {
      options.edit?.(draft);
      for (const part of signedParts(draft)) part.signer = remember(part.signer);
    },
  });
}

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

function signedParts(draft: StoryDraft): { signer: Signer }[] {
  return [
    ...Object.values(draft.credentials),
    ...Object.values(draft.added),
    ...Object.values(draft.statusLists),
    ...Object.values(draft.dids),
  ];
}

function digest(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('base64');
}
