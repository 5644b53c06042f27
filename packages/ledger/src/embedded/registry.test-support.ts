import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { InterfaceAbi } from 'ethers';

/** ERC-1056 as `ethr-did-registry` 1.3.0 compiled it. */
export const REGISTRY = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve(
      'ethr-did-registry/artifacts/contracts/EthereumDIDRegistry.sol/EthereumDIDRegistry.json',
    ),
    'utf8',
  ),
) as { readonly abi: InterfaceAbi; readonly bytecode: string };
