import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { LedgerFinality } from '@originmark/core';
import { randomBytes, SigningKey, Wallet } from 'ethers';
import { connectLedger } from '../connection/connect-ledger.ts';
import type { Ledger, LedgerRequest } from '../connection/ledger.ts';
import type { DigestSigner } from '../connection/ledger-signer.ts';
import { type DeployedContracts, deployContracts } from '../contracts/deploy-contracts.ts';
import { openEmbeddedChain } from '../embedded/index.ts';
import type { TestNode } from './node.test-support.ts';
import { findAnvil, startAnvil } from './anvil.test-support.ts';

/** What a test of {@link describeNodes} finds, once it runs. */
export interface TestWorld {
  readonly node: TestNode;
  readonly contracts: DeployedContracts;
  readonly ledger: Ledger;
}

const NODES: readonly (readonly [string, (() => Promise<TestNode>) | undefined])[] = [
  ['embedded chain', startEmbedded],
  ['anvil', anvil()],
];

/** In memory: what a folder adds is tested with the chain itself. */
async function startEmbedded(): Promise<TestNode> {
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const chain = await openEmbeddedChain({ chainId: 660_278, clock });
  return {
    name: 'embedded chain',
    chainId: 660_278,
    request: (question) => chain.request(question),
    advance: (seconds) => {
      ahead += seconds * 1000;
      return Promise.resolve();
    },
    close: () => chain.close(),
  };
}

function anvil(): (() => Promise<TestNode>) | undefined {
  const binary = findAnvil();
  return binary === undefined ? undefined : () => startAnvil(binary);
}

/**
 * Runs a suite against every node, each fresh and with the contracts deployed, so that nothing depends
 * on the behaviour of one. A node that is not installed shows as a skipped test that says so.
 */
export function describeNodes(name: string, suite: (world: () => TestWorld) => void): void {
  describe.each(NODES)(`${name} on %s`, (nodeName, start) => {
    if (start === undefined) {
      it.skip(`NOT TESTED: ${nodeName} is not installed for this platform`, () => undefined);
      return;
    }
    let node: TestNode | undefined;
    let world: TestWorld | undefined;
    beforeAll(async () => {
      node = await start();
      world = await openWorld(node);
    });
    afterAll(async () => {
      world?.ledger.close();
      await node?.close();
    });
    suite(() => {
      if (world === undefined) throw new Error('the node did not start');
      return world;
    });
  });
}

/** Deploys the contracts on a fresh node and connects to it. */
export async function openWorld(node: TestNode, deployer = newWallet()): Promise<TestWorld> {
  const contracts = await deployContracts({ ...node, signer: deployer });
  const ledger = await connectLedger({ ...node, ...contracts, finality: { instant: true } });
  return { node, contracts, ledger };
}

/** The world seen through a request of one's own. */
export function connectThrough(
  { node, contracts }: TestWorld,
  request: LedgerRequest,
  finality: LedgerFinality = { instant: true },
): Promise<Ledger> {
  return connectLedger({ ...contracts, chainId: node.chainId, request, finality });
}

/** A key of ethers with an account that has nothing. */
export function newWallet(): Wallet {
  return new Wallet(new SigningKey(randomBytes(32)));
}

/** A key that signs digests elsewhere, answering r ‖ s. */
export function newDigestSigner(): DigestSigner & { readonly key: SigningKey } {
  const key = new SigningKey(randomBytes(32));
  const { address } = new Wallet(key);
  return {
    key,
    address,
    sign: (digest) => {
      const { r, s } = key.sign(digest);
      return Promise.resolve(`${r}${s.slice(2)}`);
    },
  };
}
