import {
  type ICredentialPlugin,
  type IDIDManager,
  type IKeyManager,
  createAgent,
  type TAgent,
} from '@veramo/core';
import { CredentialPlugin } from '@veramo/credential-w3c';
import { type AbstractDIDStore, DIDManager } from '@veramo/did-manager';
import { EthrDIDProvider } from '@veramo/did-provider-ethr';
import { KeyDIDProvider } from '@veramo/did-provider-key';
import { WebDIDProvider } from '@veramo/did-provider-web';
import {
  type AbstractKeyStore,
  type AbstractPrivateKeyStore,
  KeyManager,
} from '@veramo/key-manager';
import { KeyManagementSystem } from '@veramo/kms-local';
import type { Provider } from 'ethers';
import { createVcJwtProvider } from './vc-jwt-provider.ts';

/** Identifiers, keys and signing. */
export type IssuerAgent = TAgent<IKeyManager & IDIDManager & ICredentialPlugin>;

/** The one key management system of the agent. */
export const LOCAL_KMS = 'local';

/** A network that did:ethr identifiers live on. */
export interface AgentNetwork {
  /** `0x…` in lower-case hex, as it stands in the identifiers. */
  readonly chainId: string;
  readonly registry: string;
  /** Always given: without one every write of the provider fails. */
  readonly provider: Provider;
}

/** What the agent needs from outside. */
export interface IssuerAgentOptions {
  readonly keyStore: AbstractKeyStore;
  readonly privateKeyStore: AbstractPrivateKeyStore;
  readonly didStore: AbstractDIDStore;
  readonly networks?: readonly AgentNetwork[];
}

/** Seconds in ten years: the provider's own default lets a key lapse after a day. */
const TTL_SECONDS = 315_360_000;

/**
 * A Veramo agent with our stores, our one proof format, and the three DID methods. No decision rests
 * on it: it holds identifiers and keys, and signs what it is given.
 */
export function assembleAgent(options: IssuerAgentOptions): IssuerAgent {
  const { keyStore, privateKeyStore, didStore, networks = [] } = options;
  const local = { defaultKms: LOCAL_KMS };
  const ethr = networks.map(
    ({ chainId, registry, provider }) =>
      [
        `did:ethr:${chainId}`,
        new EthrDIDProvider({
          ...local,
          ttl: TTL_SECONDS,
          // By its name alone: a second way to find a network is a second answer.
          networks: [{ name: chainId, registry, provider }],
        }),
      ] as const,
  );
  return createAgent<IKeyManager & IDIDManager & ICredentialPlugin>({
    plugins: [
      new KeyManager({
        store: keyStore,
        kms: { [LOCAL_KMS]: new KeyManagementSystem(privateKeyStore) },
      }),
      new DIDManager({
        store: didStore,
        defaultProvider: 'did:web',
        providers: {
          'did:web': new WebDIDProvider(local),
          'did:key': new KeyDIDProvider(local),
          ...Object.fromEntries(ethr),
        },
      }),
      new CredentialPlugin([createVcJwtProvider()]),
    ],
  });
}
