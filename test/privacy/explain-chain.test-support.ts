import { digestCheckpoint, encodeHexData, type ExistenceProof } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { toKeyAttribute } from '@originmark/ledger';
import { AbiCoder, encodeBytes32String, id, keccak256 } from 'ethers';
import type {
  ChainContent,
  ChainLog,
  ChainTransaction,
} from '../../packages/ledger/src/test-nodes/read-chain.test-support.ts';
import { toWord } from '../../packages/ledger/src/test-nodes/read-chain.test-support.ts';

const { sha256 } = createNodeCrypto();
const abi = AbiCoder.defaultAbiCoder();
const SELECTORS = {
  setAttribute: id('setAttribute(address,bytes32,bytes,uint256)').slice(0, 10),
  timestamp: id('timestamp(bytes32)').slice(0, 10),
};
const TOPICS = {
  changed: id('DIDAttributeChanged(address,bytes32,bytes,uint256,uint256)'),
  timestamped: id('Timestamped(bytes32,uint64)'),
};
/** Where EAS keeps time stamps; the registry has its four mappings in the first slots. */
const EAS_SLOT = 5;
const REGISTRY_SLOTS = [0, 1, 2, 3];
/** What a number may be: a time or a validity in seconds, a number of a block. */
const LARGEST_NUMBER = 2n ** 40n;

/** All that may stand on the chain: who has an identifier, with which keys, and salted roots. */
export interface Allowed {
  readonly registry: string;
  readonly eas: string;
  /** Addresses of identities, lower case. */
  readonly identities: ReadonlySet<string>;
  /** `<name> <value>` of every key, as the registry takes it. */
  readonly keys: ReadonlySet<string>;
  /** Digests of signed checkpoints. */
  readonly checkpoints: ReadonlySet<string>;
}

/** A key as the registry takes it, in the form that {@link Allowed} lists. */
export function toAllowedKey(...[jwk, purpose]: Parameters<typeof toKeyAttribute>): string {
  const { name, value } = toKeyAttribute(jwk, purpose);
  return `${encodeBytes32String(name)} ${value}`;
}

/** The digest under which a proof's checkpoint stands on the ledger. */
export function checkpointOf({ checkpoint }: ExistenceProof): string {
  return encodeHexData(digestCheckpoint({ text: checkpoint }, sha256));
}

/** One sentence for everything on the chain that is none of what may stand there. */
export function findUnexplained(chain: ChainContent, allowed: Allowed): string[] {
  const { extraData, logs, transactions, writes } = chain;
  const slots = slotsOf(allowed);
  return [
    ...transactions.filter((one) => !isExplained(one, allowed)).map((one) => `call ${one.input}`),
    ...transactions.filter(({ value }) => BigInt(value) !== 0n).map(() => 'a payment'),
    ...logs.filter((log) => !isLogExplained(log, allowed)).map((log) => `log ${log.data}`),
    ...writes
      .filter(({ isDeployment }) => !isDeployment)
      .filter(({ slot, value }) => !slots.has(slot) || BigInt(value) > LARGEST_NUMBER)
      .map(({ slot, value }) => `write ${slot} ${value}`),
    ...extraData.slice(1).filter((extra) => extra !== '0x'),
  ];
}

function isExplained({ from, input, to }: ChainTransaction, allowed: Allowed): boolean {
  const args = `0x${input.slice(10)}`;
  if (to === null) return true; // code of the contracts, whose source is published
  if (to === allowed.eas) {
    return input.startsWith(SELECTORS.timestamp) && allowed.checkpoints.has(args);
  }
  if (to !== allowed.registry || !input.startsWith(SELECTORS.setAttribute)) return false;
  const types = ['address', 'bytes32', 'bytes', 'uint256'];
  const [identity, name, value, validity] = abi.decode(types, args).toArray() as [
    string,
    string,
    string,
    bigint,
  ];
  const again = abi.encode(types, [identity, name, value, validity]);
  return (
    again === args &&
    identity.toLowerCase() === from &&
    allowed.identities.has(from) &&
    allowed.keys.has(`${name} ${value}`) &&
    validity <= LARGEST_NUMBER
  );
}

function isLogExplained({ address, data, topics }: ChainLog, allowed: Allowed): boolean {
  const [kind, subject = ''] = topics;
  if (address === allowed.eas) {
    const isTime = BigInt(topics[2] ?? '0x') <= LARGEST_NUMBER;
    return kind === TOPICS.timestamped && allowed.checkpoints.has(subject) && isTime;
  }
  if (address !== allowed.registry || kind !== TOPICS.changed || topics.length !== 2) return false;
  const types = ['bytes32', 'bytes', 'uint256', 'uint256'];
  const [name, value, until, before] = abi.decode(types, data).toArray() as [
    string,
    string,
    bigint,
    bigint,
  ];
  return (
    abi.encode(types, [name, value, until, before]) === data &&
    allowed.identities.has(`0x${subject.slice(26)}`) &&
    allowed.keys.has(`${name} ${value}`) &&
    until <= LARGEST_NUMBER &&
    before <= LARGEST_NUMBER
  );
}

/** Every place in storage that an identity or a checkpoint has. */
function slotsOf({ checkpoints, identities }: Allowed): ReadonlySet<string> {
  const mapped = (key: string, slot: number): string => keccak256(`${key}${toWord(slot).slice(2)}`);
  const words = [...identities].map((address) => toWord(BigInt(address)));
  return new Set([
    ...words.flatMap((word) => REGISTRY_SLOTS.map((slot) => mapped(word, slot))),
    ...[...checkpoints].map((digest) => mapped(digest, EAS_SLOT)),
  ]);
}
