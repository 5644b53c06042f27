import { createMethodResolver, type DidResolver, type EthereumRequest } from '@originmark/core';
import type { TrustPolicy } from '@originmark/schemas';
import { wrongUsage } from '../errors.ts';
import { dataFolder } from '../files/trust-sequences.ts';
import { statusListsOf } from '../files/status-lists-of.ts';
import type { TokenFile } from '../files/read-token-file.ts';
import type { Io } from '../io.ts';
import { findLedgerFile } from '../workspace/ledger-file.ts';
import { type LedgerWays, openLedgerWays } from '../workspace/ledger-ways.ts';
import { findPublished } from '../workspace/published.ts';
import { openDidRecord } from './did-record.ts';
import { openNetwork } from './open-network.ts';

/** Where a verifier asks, and what the command line says about it. */
export interface WaysArgs {
  readonly data?: string;
  readonly rpc?: string;
  readonly offline?: boolean;
}

/** All that a verifier may ask: hosts, nodes of ledgers, and the lists that this folder published. */
export interface Ways {
  readonly hosts: Readonly<Record<string, string>>;
  /** For whoever signed the trust policy: did:ethr by the ledger of one's own data folder. */
  readonly policyResolver: DidResolver;
  /** For a verdict under a policy, whose ledgers are trusted, and no others. */
  readonly under: (policy: Pick<TrustPolicy, 'ledgers'>) => Promise<{
    readonly resolver: DidResolver;
    readonly fetchStatusList: (url: string) => Promise<string>;
    readonly ledgers: (chainId: string) => EthereumRequest | undefined;
  }>;
  /** The newest version of each status list of these credentials that this folder published itself. */
  readonly publishedHere: (credentials: readonly TokenFile[]) => Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * Opens the ways of a verifier; undefined when it is told to ask nobody.
 * @throws CliError 64, 65
 */
export async function openWays(args: WaysArgs, io: Io): Promise<Ways | undefined> {
  if (args.offline === true) {
    if (args.rpc === undefined) return undefined;
    throw wrongUsage('--offline asks nobody, --rpc names a node to ask: leave one of them out.');
  }
  const network = openNetwork(io);
  const folder = dataFolder(args.data, io);
  const file = await findLedgerFile(folder);
  const record = openDidRecord(folder, file, io);
  const web = record.around(network);
  const clock = io.now;
  const opened: LedgerWays[] = [];
  const open = (options: Pick<Parameters<typeof openLedgerWays>[0], 'trusted' | 'rpc'>) => {
    const ways = openLedgerWays({ ...options, folder, file, clock });
    opened.push(ways);
    return ways;
  };
  const own = open({ trusted: file === undefined ? [] : [file.ledger] });
  return {
    hosts: network.hosts,
    policyResolver: createMethodResolver({ web, ethr: own.resolver }),
    async under(policy) {
      // A chain of this folder is open once at a time, and the policy may trust it otherwise.
      await own.close();
      const trusted = policy.ledgers ?? [];
      const ways = open({ trusted, rpc: readRpc(args.rpc, policy) });
      return {
        resolver: createMethodResolver({ web, ethr: ways.resolver }),
        fetchStatusList: async (url) =>
          (await findPublished(folder, url)) ?? network.fetchStatusList(url),
        ledgers: ways.request,
      };
    },
    async publishedHere(credentials) {
      const urls = new Set(credentials.flatMap(({ payload }) => statusListsOf(payload)));
      const tokens = await Promise.all([...urls].map((url) => findPublished(folder, url)));
      return tokens.filter((token) => token !== undefined);
    },
    async close() {
      for (const ways of opened) await ways.close();
      await record.close();
    },
  };
}

/** `--rpc <url>`, or `--rpc <chain id>=<url>` where the policy lists several ledgers. */
function readRpc(
  text: string | undefined,
  { ledgers = [] }: Pick<TrustPolicy, 'ledgers'>,
): { readonly url: string; readonly chainId: string } | undefined {
  if (text === undefined) return undefined;
  const [, named, url = ''] = /^(?:(0x[0-9a-f]+)=)?(https?:\/\/.+)$/.exec(text) ?? [];
  if (!URL.canParse(url))
    throw wrongUsage(
      `--rpc ${text} is not the URL of a node: write for example http://127.0.0.1:8545.`,
    );
  const chainId = named ?? (ledgers.length === 1 ? ledgers[0]?.chainId : undefined);
  if (chainId === undefined)
    throw wrongUsage(
      `--rpc ${text}: the trust policy lists ${ledgers.length} ledgers, so say of which chain the node is: --rpc <0x chain id>=${url}.`,
    );
  return { url, chainId };
}
