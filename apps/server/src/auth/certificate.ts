import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/**
 * SHA-256 of the certificate that the other end of a TLS connection showed and holds the key of (RFC 8705
 * section 3), base64url. From the connection alone: a header that names one is anybody's word.
 */
export function certificateThumbprint(socket: Socket): string | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const raw = socket.getPeerX509Certificate()?.raw;
  return raw === undefined ? undefined : createHash('sha256').update(raw).digest('base64url');
}
