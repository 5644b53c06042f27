import { lookup as dnsLookup } from 'node:dns/promises';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { FetchDocument } from '../did/did-web.ts';
import { CoreError } from '../errors.ts';
import { createPublicAddressCheck } from './address-ranges.ts';
import { type LoopbackTarget, parseHostMap } from './host-map.ts';
import { readResponse } from './read-response.ts';
import { createDeadline, type Route, sendRequest } from './send-request.ts';

/** One address of a host. */
export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** How a guarded fetch is made. */
export interface GuardedFetchOptions {
  /** Hosts (with port, if not 443) that may be asked, or any whose addresses are public. */
  readonly allowedHosts: readonly string[] | 'any-public';
  /** From host to plain http on loopback, for laptops; reported as `via`. Refuse it in production. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Milliseconds to connect, TLS included. Default 2,000. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds for everything. Default 5,000. */
  readonly totalTimeoutMs?: number;
  /** Most a body may measure whatever the caller asks for. Default 1 MiB. */
  readonly maxBytes?: number;
  /** Resolves a host name. Default: the operating system's. */
  readonly lookup?: (host: string) => Promise<readonly HostAddress[]>;
  /** Opens a TLS request. Default: `node:https`. */
  readonly connect?: (options: RequestOptions) => ClientRequest;
}

/**
 * Makes the one function through which this product fetches anything: https only, to an allow-list
 * or to public addresses only, the address that was checked being the one that is connected to (so
 * that DNS cannot change its mind in between); no redirects, no credentials, no cookies, no content
 * encoding, the media type one of those asked for, time and size bounded. A certificate that Node
 * does not trust fails the connection.
 * @returns a function that rejects with CoreError `fetch.*`, naming host, cause and what to do
 * @throws CoreError `fetch.url-refused` if the host map leaves loopback
 */
export function createGuardedFetch(options: GuardedFetchOptions): FetchDocument {
  const targets = parseHostMap(options.hosts ?? {});
  const isPublic = createPublicAddressCheck();
  const lookup = options.lookup ?? ((host) => dnsLookup(host, { all: true }));
  const connect = options.connect ?? httpsRequest;
  const connectTimeoutMs = options.connectTimeoutMs ?? 2_000;
  const totalTimeoutMs = options.totalTimeoutMs ?? 5_000;
  const mostBytes = options.maxBytes ?? 1024 * 1024;

  async function findRoute(url: URL): Promise<Route> {
    const target = targets.get(url.host);
    if (target !== undefined) return toLoopback(url, target);
    if (options.allowedHosts !== 'any-public' && !options.allowedHosts.includes(url.host)) {
      throw new CoreError(
        'fetch.host-refused',
        `${url.host} is not on the list of hosts that may be asked: add it there if it should be`,
      );
    }
    const address = await resolvePublicAddress(url.hostname, lookup, isPublic);
    return {
      secure: true,
      open: connect,
      options: { ...toRequestOptions(url), servername: url.hostname, lookup: pin(address) },
    };
  }

  return async (urlText, limits) => {
    const url = parseUrl(urlText);
    const deadline = createDeadline(url.host, totalTimeoutMs);
    try {
      const route = await deadline.race(findRoute(url));
      const response = await sendRequest(route, limits.accept, connectTimeoutMs, deadline);
      const document = await readResponse(response, deadline, {
        maxBytes: Math.min(limits.maxBytes, mostBytes),
        accept: limits.accept,
      });
      return route.via === undefined ? document : { ...document, via: route.via };
    } finally {
      deadline.clear();
    }
  };
}

async function resolvePublicAddress(
  host: string,
  lookup: NonNullable<GuardedFetchOptions['lookup']>,
  isPublic: (address: string) => boolean,
): Promise<HostAddress> {
  let addresses: readonly HostAddress[];
  try {
    addresses = await lookup(host);
  } catch (cause) {
    throw new CoreError(
      'fetch.dns-failed',
      `${host} could not be resolved: check the name and the network`,
      { cause },
    );
  }
  const [first] = addresses;
  if (first === undefined) throw new CoreError('fetch.dns-failed', `${host} has no address`);
  // One address that is not public is enough: which one is used would be for the attacker to choose.
  const hidden = addresses.find(({ address }) => !isPublic(address));
  if (hidden !== undefined) {
    throw new CoreError(
      'fetch.address-refused',
      `${host} resolves to ${hidden.address}, which is not a public address: nothing is asked there`,
    );
  }
  return first;
}

function parseUrl(text: string): URL {
  if (!URL.canParse(text)) throw refused('it is no URL');
  const url = new URL(text);
  if (url.protocol !== 'https:') throw refused(`${url.host} must be asked by https`);
  if (url.username !== '' || url.password !== '') throw refused(`${url.host} with credentials`);
  if (isIP(url.hostname) !== 0 || url.hostname.startsWith('[')) {
    throw refused(`${url.hostname} is an IP address, use a host name`);
  }
  return url;
}

function refused(why: string): CoreError {
  return new CoreError('fetch.url-refused', `the URL is refused: ${why}`);
}

function toRequestOptions(url: URL): RequestOptions {
  return {
    host: url.hostname,
    port: Number(url.port || '443'),
    path: `${url.pathname}${url.search}`,
  };
}

function toLoopback(url: URL, target: LoopbackTarget): Route {
  return {
    secure: false,
    open: httpRequest,
    options: {
      ...toRequestOptions(url),
      host: target.address,
      port: target.port,
    },
    headers: { host: url.host },
    via: target.origin,
  };
}

/** A lookup that knows one answer: the address that was checked. */
function pin({ address, family }: HostAddress): LookupFunction {
  return (_host, options, callback) => {
    if (options.all === true) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}
