import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IANA special-purpose IPv4 ranges (RFC 6890 and its registry), multicast and reserved. */
const NOT_PUBLIC_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier-grade NAT
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local: the metadata services of clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Inside global unicast, but tunnels (Teredo, 6to4), documentation and protocol assignments. */
const NOT_PUBLIC_IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/**
 * Makes the question whether an IP address is public. Everything special is not; of IPv6 only global
 * unicast (2000::/3) is, so loopback, unique local, link-local, IPv4-mapped and NAT64 are not.
 */
export function createPublicAddressCheck(): (address: string) => boolean {
  const refused = new BlockList();
  for (const [network, prefix] of NOT_PUBLIC_IPV4) refused.addSubnet(network, prefix, 'ipv4');
  for (const [network, prefix] of NOT_PUBLIC_IPV6) refused.addSubnet(network, prefix, 'ipv6');
  const globalUnicast = new BlockList();
  globalUnicast.addSubnet('2000::', 3, 'ipv6');

  return (address) => {
    if (isIPv4(address)) return !refused.check(address, 'ipv4');
    if (!isIPv6(address)) return false;
    return globalUnicast.check(address, 'ipv6') && !refused.check(address, 'ipv6');
  };
}
