import { canonicalizeJson } from '@originmark/core';
import { receiveFiles, WalletError } from '@originmark/wallet';
import { openDocuments } from '@originmark/wallet/store';
import type { HoldingsOf } from '../holdings/holdings-of.ts';
import type { Resources } from '../resources.ts';
import type { Exchange } from './exchange-routes.ts';

/**
 * Keeps what was presented: each credential among the holdings of who received it, and what was presented, as
 * it came and with its workflow, among the documents.
 */
export function keepReceived(
  { clock, crypto, database, secretBox }: Resources,
  holdingsOf: HoldingsOf,
): Exchange['keep'] {
  return async ({ credentials, holder, receivedAt, tenant, token, workflow }) => {
    const judged = new Map(credentials.map(({ token, verdict }) => [token, verdict]));
    const received = await receiveFiles(
      credentials.map(({ token }, at) => ({ name: `presented-${at + 1}.jwt`, text: token })),
      { holdings: await holdingsOf(tenant), crypto, at: receivedAt },
    );
    const lost = received.find(({ state }) => state === 'refused' || state === 'not-held');
    if (lost !== undefined)
      throw new WalletError(
        'wallet.token-unreadable',
        `${lost.name} cannot be held: ${lost.state}`,
      );
    const document = {
      holder,
      received: new Date(receivedAt).toISOString(),
      ...(workflow !== undefined && { workflow }),
      ...(token !== undefined && { presentation: token }),
      credentials: [...judged.values()].map(({ credential, outcome }) => ({ credential, outcome })),
    };
    await openDocuments(database.forTenant(tenant), { clock, crypto, secretBox }).keep(
      new TextEncoder().encode(canonicalizeJson(document)),
      { mediaType: 'application/json', name: `presentation ${document.received}` },
    );
  };
}
