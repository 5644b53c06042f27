import { roles } from './0001-roles.ts';
import { keysAndCredentials } from './0002-keys-and-credentials.ts';
import { status } from './0003-status.ts';
import { anchorsAndSettings } from './0004-anchors-and-settings.ts';
import { strongerRevocations } from './0005-stronger-revocations.ts';
import { wallet } from './0006-wallet.ts';
import { ethrHistory } from './0007-ethr-history.ts';
import { anchorTransactions } from './0008-anchor-transactions.ts';
import { didDocuments } from './0009-did-documents.ts';
import { relaysAndRepair } from './0010-relays-and-repair.ts';
import { tenants } from './0011-tenants.ts';
import { entries } from './0012-entries.ts';
import { licenceRegister } from './0013-licence-register.ts';
import { traderWork } from './0014-trader-work.ts';
import { oauthClients } from './0015-oauth-clients.ts';
import type { Migration } from './migration.ts';

/** All of them, in order. A new one is added at the end. */
export const MIGRATIONS: readonly Migration[] = [
  roles,
  keysAndCredentials,
  status,
  anchorsAndSettings,
  strongerRevocations,
  wallet,
  ethrHistory,
  anchorTransactions,
  didDocuments,
  relaysAndRepair,
  tenants,
  entries,
  licenceRegister,
  traderWork,
  oauthClients,
];
