import {
  CoreError,
  createDidWebResolver,
  createMethodResolver,
  type DidResolver,
} from '@originmark/core';
import { createGuardedFetch } from '@originmark/core/node';
import { LIMITS } from '@originmark/verifier';
import { wrongUsage } from '../errors.ts';
import type { Io } from '../io.ts';
import { boundFetch } from './bounded-fetch.ts';
import { readHostMap } from './host-map.ts';

const MAX_REQUESTS = 100;
const MAX_NETWORK_MS = 60_000;
const CREDENTIAL_TYPES = 'application/vc+jwt, application/jwt, application/json, text/plain';
const STATUS_LIST_TYPES = 'application/vc+jwt, application/jwt';

/** What a verifier may ask the network for. */
export interface Network {
  readonly resolver: DidResolver;
  readonly fetchStatusList: (url: string) => Promise<string>;
  /** Whatever a link gives, as text. */
  readonly fetchText: (url: string) => Promise<string>;
  /** Hosts that a server on this machine stands in for; named in what is printed. */
  readonly hosts: Readonly<Record<string, string>>;
}

/**
 * The guarded fetch for DIDs and status lists that a bundle names: https to public addresses, or to
 * this machine for the hosts of ORIGINMARK_HOSTS.
 * @throws CliError 64 for a host map that may not be used
 */
export function openNetwork(io: Pick<Io, 'env' | 'elapsed'>): Network {
  const hosts = readHostMap(io.env);
  const fetch = boundFetch(guard(hosts), {
    maxRequests: MAX_REQUESTS,
    maxMs: MAX_NETWORK_MS,
    elapsed: io.elapsed,
  });
  const fetchAs = async (url: string, accept: string): Promise<string> => {
    const { status, body } = await fetch(url, { maxBytes: LIMITS.statusListTokenBytes, accept });
    if (status !== 200) throw new Error(`${url} answered ${status}, not 200`);
    return new TextDecoder().decode(body);
  };
  return {
    hosts,
    resolver: createMethodResolver({ web: createDidWebResolver({ fetch }) }),
    fetchStatusList: (url) => fetchAs(url, STATUS_LIST_TYPES),
    fetchText: (url) => fetchAs(url, CREDENTIAL_TYPES),
  };
}

function guard(hosts: Readonly<Record<string, string>>): ReturnType<typeof createGuardedFetch> {
  try {
    return createGuardedFetch({
      allowedHosts: 'any-public',
      hosts,
      maxBytes: LIMITS.statusListTokenBytes,
    });
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw wrongUsage(`ORIGINMARK_HOSTS cannot be used: ${cause.message}.`, cause);
  }
}
