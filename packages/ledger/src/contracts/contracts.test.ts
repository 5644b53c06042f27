import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { describeNodes, newDigestSigner, newWallet } from '../test-nodes/world.test-support.ts';
import { deployContracts } from './deploy-contracts.ts';
import { EAS_BYTECODE } from './eas.ts';
import {
  ETHEREUM_DID_REGISTRY_ABI,
  ETHEREUM_DID_REGISTRY_BYTECODE,
} from './ethereum-did-registry.ts';
import { SCHEMA_REGISTRY_BYTECODE } from './schema-registry.ts';

const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');

describe('the vendored contracts', () => {
  it.each([
    ['ethereum-did-registry.ts', ETHEREUM_DID_REGISTRY_BYTECODE],
    ['eas.ts', EAS_BYTECODE],
    ['schema-registry.ts', SCHEMA_REGISTRY_BYTECODE],
  ])('%s has the digest that the README says', (file, bytecode) => {
    const digest = createHash('sha256')
      .update(Buffer.from(bytecode.slice(2), 'hex'))
      .digest('hex');
    const line = readme.split('\n').find((text) => text.includes(file));
    expect(line).toContain(`\`${digest}\``);
  });

  it('has the registry as its package has it', () => {
    const main = createRequire(import.meta.url).resolve('ethr-did-registry');
    const path = '../artifacts/contracts/EthereumDIDRegistry.sol/EthereumDIDRegistry.json';
    const text = readFileSync(new URL(path, pathToFileURL(main)), 'utf8');
    const { abi, bytecode } = JSON.parse(text) as { abi: unknown; bytecode: string };
    expect(createHash('sha256').update(text).digest('hex')).toMatch(/^e9e844ab/);
    expect(ETHEREUM_DID_REGISTRY_BYTECODE).toBe(bytecode);
    expect(ETHEREUM_DID_REGISTRY_ABI).toEqual(abi);
  });
});

describeNodes('deployContracts', (world) => {
  it.each([
    ['a key that signs digests', newDigestSigner],
    ['a wallet', newWallet],
  ])('deploys with %s, to addresses of its own', async (_what, newSigner) => {
    const deployed = await deployContracts({ ...world().node, signer: newSigner() });
    expect(deployed.codeHash).toBe(
      '0x13c5fbf71b05bbc6c985c8f8bdf24489f86c0330caea90e7fbf8749087db9057',
    );
    expect(readme).toContain(deployed.codeHash);
    expect(deployed.registry).not.toBe(world().contracts.registry);
    const addresses = [deployed.registry, deployed.eas, deployed.schemaRegistry];
    expect(new Set(addresses).size).toBe(3);
  });

  it('refuses the node of another chain', async () => {
    const options = { ...world().node, chainId: 5, signer: newWallet() };
    await expect(deployContracts(options)).rejects.toMatchObject({ code: 'network.wrong-chain' });
  });
});
