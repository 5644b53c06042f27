import {
  AbstractSigner,
  copyRequest,
  getBytes,
  hexlify,
  type Provider,
  recoverAddress,
  Signature,
  type Signer,
  Transaction,
  type TransactionLike,
  type TransactionRequest,
  type TransactionResponse,
  Wallet,
} from 'ethers';
import { LedgerError } from '../errors.ts';
import { parseAddress } from './address.ts';
import type { Connection } from './ledger.ts';

/** Half the order of secp256k1: Ethereum takes the lower of the two `s` (EIP-2). */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/**
 * A key that signs digests and stays where it is (a key-management system). `sign` answers with 64
 * bytes (r ‖ s) or 65 (r ‖ s ‖ v), or their hexadecimal.
 */
export interface DigestSigner {
  readonly address: string;
  sign(digest: Uint8Array): Promise<Uint8Array | string>;
}

/** Who pays for and signs transactions: a signer of ethers, or a key that signs digests. */
export type LedgerSigner = Signer | DigestSigner;

/**
 * The signature of a digest, checked to be the address's own.
 * @throws LedgerError `signer.failed`
 */
export async function signDigest(signer: DigestSigner, digest: Uint8Array): Promise<Signature> {
  let answered: string;
  try {
    const answer = await signer.sign(digest);
    answered = hexlify(
      typeof answer === 'string' && !answer.startsWith('0x') ? `0x${answer}` : answer,
    );
  } catch (cause) {
    throw new LedgerError('signer.failed', `${signer.address} did not sign`, { cause });
  }
  const bytes = getBytes(answered);
  if (bytes.length !== 64 && bytes.length !== 65) {
    throw new LedgerError('signer.failed', `a signature of ${bytes.length} bytes`);
  }
  const r = hexlify(bytes.subarray(0, 32));
  const given = BigInt(hexlify(bytes.subarray(32, 64)));
  const low = given > ORDER / 2n ? ORDER - given : given;
  const s = `0x${low.toString(16).padStart(64, '0')}`;
  const address = parseAddress(signer.address);
  for (const v of [27, 28] as const) {
    try {
      const signature = Signature.from({ r, s, v });
      if (recoverAddress(digest, signature).toLowerCase() === address) return signature;
    } catch {
      continue; // no point of the curve has this r with this parity
    }
  }
  throw new LedgerError('signer.failed', `the signature is not one of ${address}`);
}

/** A {@link DigestSigner} as ethers sees it. It signs transactions and nothing else. */
class DigestTransactionSigner extends AbstractSigner {
  readonly #key: DigestSigner;

  constructor(key: DigestSigner, provider: Provider | null) {
    super(provider);
    this.#key = key;
  }

  override getAddress(): Promise<string> {
    return Promise.resolve(parseAddress(this.#key.address));
  }

  override connect(provider: Provider | null): DigestTransactionSigner {
    return new DigestTransactionSigner(this.#key, provider);
  }

  override async signTransaction(request: TransactionRequest): Promise<string> {
    const unsigned = Transaction.from({ ...copyRequest(request), from: null } as TransactionLike);
    unsigned.signature = await signDigest(this.#key, getBytes(unsigned.unsignedHash));
    return unsigned.serialized;
  }

  override signMessage(): Promise<string> {
    return Promise.reject(new LedgerError('signer.failed', 'signs transactions only'));
  }

  override signTypedData(): Promise<string> {
    return Promise.reject(new LedgerError('signer.failed', 'signs transactions only'));
  }
}

/** Transactions of one address are numbered one after another, whoever sends them over a connection. */
const sending = new WeakMap<Provider, Map<string, Promise<unknown>>>();

/** A signer whose transactions of one address never take the same number. */
class QueuedSigner extends AbstractSigner {
  readonly #queue: Map<string, Promise<unknown>>;
  readonly #inner: Signer;
  readonly #provider: Provider;

  constructor(provider: Provider, inner: Signer) {
    super(provider);
    this.#provider = provider;
    this.#queue = sending.get(provider) ?? new Map<string, Promise<unknown>>();
    sending.set(provider, this.#queue);
    this.#inner = inner;
  }

  override getAddress(): Promise<string> {
    return this.#inner.getAddress();
  }

  override connect(): this {
    return this;
  }

  override sendTransaction(request: TransactionRequest): Promise<TransactionResponse> {
    return this.#inQueue(() => this.#inner.sendTransaction(request));
  }

  /** Tells the hash before the transaction leaves. */
  sendKept(
    request: TransactionRequest,
    keep: (hash: string) => Promise<void>,
  ): Promise<TransactionResponse> {
    return this.#inQueue(async () => {
      const populated = await this.#inner.populateTransaction(request);
      const raw = await this.#inner.signTransaction({ ...populated, from: null });
      await keep(Transaction.from(raw).hash ?? '');
      return this.#provider.broadcastTransaction(raw);
    });
  }

  async #inQueue<T>(send: () => Promise<T>): Promise<T> {
    const address = await this.getAddress();
    const before = this.#queue.get(address) ?? Promise.resolve();
    const sent = before.then(send);
    this.#queue.set(
      address,
      sent.catch(() => undefined),
    );
    return sent;
  }

  override signTransaction(request: TransactionRequest): Promise<string> {
    return this.#inner.signTransaction(request);
  }

  override signMessage(message: string | Uint8Array): Promise<string> {
    return this.#inner.signMessage(message);
  }

  override signTypedData(...args: Parameters<Signer['signTypedData']>): Promise<string> {
    return this.#inner.signTypedData(...args);
  }
}

/** The signer as ethers needs it, on this connection and in its queue. */
export function toEthersSigner(connection: Connection, signer: LedgerSigner): Signer {
  return toQueuedSigner(connection, signer);
}

/**
 * Sends a transaction, and has its hash kept before: a crash in between leaves a hash that no node knows,
 * never a transaction of which nobody knows.
 */
export function sendKept(
  connection: Connection,
  signer: LedgerSigner,
  request: TransactionRequest,
  keep: (hash: string) => Promise<void>,
): Promise<TransactionResponse> {
  return toQueuedSigner(connection, signer).sendKept(request, keep);
}

function toQueuedSigner({ provider }: Connection, signer: LedgerSigner): QueuedSigner {
  const inner =
    'signTransaction' in signer
      ? signer.connect(provider)
      : new DigestTransactionSigner(signer, provider);
  return new QueuedSigner(provider, inner);
}

/** The signer as ethers needs it to sign without a node. */
export function toOfflineSigner(signer: LedgerSigner): Signer {
  return 'signTransaction' in signer ? signer : new DigestTransactionSigner(signer, null);
}

/**
 * A signer over a secp256k1 key in memory. A real one stays in a key-management system.
 * @param key 32 bytes
 * @throws LedgerError `signer.failed` for what is no key
 */
export function createKeySigner(key: Uint8Array): LedgerSigner {
  try {
    return new Wallet(hexlify(key));
  } catch (cause) {
    throw new LedgerError('signer.failed', 'not a secp256k1 key', { cause });
  }
}

/**
 * The address that a signer speaks for, lower case.
 * @throws LedgerError `address.malformed`
 */
export async function signerAddress(signer: LedgerSigner): Promise<string> {
  return parseAddress('signTransaction' in signer ? await signer.getAddress() : signer.address);
}
