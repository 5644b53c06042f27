import { createHash } from 'node:crypto';
import { findClient, type OpenDatabase } from '@originmark/storage';
import { type Adapter, type AdapterFactory, errors } from 'oidc-provider';
import type { ReplayMarks } from '../replay-marks.ts';
import { toClientMetadata } from './client-metadata.ts';

/**
 * What the authorization server keeps: nothing but marks of what was used. It reads clients; tokens are
 * signed, not kept; there are no sessions and no grants of people.
 */
export function createAdapters(
  database: OpenDatabase,
  { clock, replays }: { readonly clock: () => number; readonly replays: ReplayMarks },
): AdapterFactory {
  return (model) => {
    if (model === 'Client')
      return {
        ...KEEPS_NOTHING,
        async find(id) {
          const client = await database.transaction(async (tx) => findClient(tx, id));
          return client && toClientMetadata(client);
        },
      };
    if (model === 'ReplayDetection')
      return {
        ...KEEPS_NOTHING,
        // The insert is the check: a look before it would let two pass at once.
        find: () => Promise.resolve(undefined),
        async upsert(id, _payload, seconds = 300) {
          const mark = `oauth:${createHash('sha256').update(id).digest('base64url')}`;
          if (!(await replays.spend(mark, new Date(clock() + seconds * 1000))))
            throw new errors.InvalidRequest('the assertion or proof was used before');
        },
      };
    return KEEPS_NOTHING;
  };
}

const KEEPS_NOTHING: Adapter = {
  find: () => Promise.resolve(undefined),
  findByUid: () => Promise.resolve(undefined),
  findByUserCode: () => Promise.resolve(undefined),
  upsert: () => Promise.reject(new Error('the authorization server keeps no such thing')),
  consume: () => Promise.resolve(),
  destroy: () => Promise.resolve(),
  revokeByGrantId: () => Promise.resolve(),
};
