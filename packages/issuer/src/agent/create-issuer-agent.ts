import type { OpenDatabase, SecretBox } from '@originmark/storage';
import { DatabaseDidStore } from './did-store.ts';
import { type AgentNetwork, assembleAgent, type IssuerAgent } from './issuer-agent.ts';
import { DatabaseKeyStore } from './key-store.ts';
import { SealedPrivateKeyStore } from './private-key-store.ts';

/** What {@link createIssuerAgent} needs from outside. */
export interface CreateIssuerAgentOptions {
  readonly database: OpenDatabase;
  /** Seals private keys at rest. */
  readonly secretBox: SecretBox;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Networks of did:ethr identifiers. */
  readonly networks?: readonly AgentNetwork[];
}

/**
 * The agent that holds an issuer's identifiers and keys: identifiers and public keys in our tables,
 * private keys there too, sealed. Its own queries run outside of transactions of the caller: do not
 * call it inside one.
 */
export function createIssuerAgent(options: CreateIssuerAgentOptions): IssuerAgent {
  const { database, secretBox, clock, networks } = options;
  return assembleAgent({
    keyStore: new DatabaseKeyStore(database, clock),
    privateKeyStore: new SealedPrivateKeyStore(database, secretBox, clock),
    didStore: new DatabaseDidStore(database, clock),
    ...(networks !== undefined && { networks }),
  });
}
