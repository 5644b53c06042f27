/**
 * Where the status lists of an identifier stand: at the host of a did:web, else here. The URL names the list
 * for ever, so it is https whatever this process listens on.
 */
export function statusHome(did: string, publicUrl: string): string {
  const [, host, ...path] = did.startsWith('did:web:') ? did.slice('did:'.length).split(':') : [];
  if (host !== undefined) return ['https:/', decodeURIComponent(host), ...path, 'status'].join('/');
  return `${publicUrl.replace(/^http:/, 'https:')}/status/${did}`;
}
