/**
 * Every code of the server's own, with its status and what to do. Codes are stable and never reused; what
 * the packages throw keeps its own code. The table is the one place where a code is added.
 */
export const HTTP_ERROR_CODES = {
  'http.malformed': [400, 'Correct the request at the place named.'],
  'http.not-found': [404, 'See the OpenAPI document for what is served.'],
  'http.method-not-allowed': [405, 'See the OpenAPI document for what is served.'],
  'http.not-acceptable': [406, 'Ask for one of the media types of the route.'],
  'http.too-slow': [408, 'Send the whole request at once.'],
  'http.too-large': [413, 'Send less at once; the limits stand in the OpenAPI document.'],
  'http.media-type': [415, 'Send one of the media types of the route.'],
  'http.invalid': [422, 'Correct what is named, then send it again.'],
  'http.too-many': [429, 'Wait as long as Retry-After says.'],
  'http.headers-too-large': [431, 'Send smaller headers: 16 KiB in all.'],
  'http.fault': [500, 'Tell the operator the instance of this answer.'],
  'http.busy': [503, 'Wait as long as Retry-After says.'],
  'request.in-progress': [409, 'Wait as long as Retry-After says, then send it again.'],
  'auth.token-missing': [401, 'Get a token from the authorization server and send it.'],
  'auth.token-invalid': [401, 'Get a new token for this service.'],
  'auth.proof-invalid': [401, 'Send a fresh DPoP proof of the key that the token is bound to.'],
  'auth.unbound': [401, 'Get a token that is bound to a key (DPoP or mutual TLS).'],
  'auth.scope': [403, 'Get a token with the scope named.'],
  'auth.forbidden': [403, 'Ask the operator for the role that this needs.'],
  'page.cursor-invalid': [400, 'Begin again without a cursor.'],
  'challenge.unknown': [422, 'Ask for a new challenge and present anew.'],
  'challenge.spent': [409, 'Ask for a new challenge and present anew.'],
  'challenge.expired': [422, 'Ask for a new challenge and present anew.'],
  'submission.holder-not-proven': [422, 'Present with a key of whoever signed the entry.'],
  'submission.other-content': [409, 'Present a correction as the next version of the entry.'],
  'submission.version-gap': [409, 'Present the version that follows the last one.'],
  'submission.number-held': [
    409,
    'Ask who holds the number to present it, or show the right to file.',
  ],
  'submission.in-progress': [409, 'Wait as long as Retry-After says, then ask for the entry.'],
  'submission.cancelled': [409, 'Present the entry under another number.'],
  'request.answered': [409, 'Ask again if another answer is needed.'],
  'register.other-content': [409, 'Report another use under another reference.'],
  'register.unknown': [404, 'Name a licence that stands in the register.'],
  'filing.stopped': [422, 'Do what the pre-flight tells, or file with force.'],
  'filing.other-content': [409, 'File a correction as the next version of the entry.'],
  'filing.no-verifier': [422, 'File without submit, and present the bundle yourself.'],
  'submission.unknown': [404, 'Name an entry that was presented here.'],
  'client.exists': [409, 'Choose another id: one is never given twice.'],
  'tenant.exists': [409, 'Choose another id, or the name that it has.'],
} as const satisfies Readonly<Record<string, readonly [status: number, remedy: string]>>;

export type HttpErrorCode = keyof typeof HTTP_ERROR_CODES;
