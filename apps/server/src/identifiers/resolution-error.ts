import type { DidResolutionError } from '@originmark/core';

/**
 * What our resolvers answer, in the words of DID Resolution ("Errors": `https://www.w3.org/ns/did#<word>`) and
 * with the status of its HTTP binding. What a later question may find is 503 and no word on the DID.
 */
const ERRORS: Readonly<
  Record<DidResolutionError, readonly [status: number, word: string, title: string]>
> = {
  invalidDid: [400, 'INVALID_DID', 'no DID'],
  invalidDidUrl: [400, 'INVALID_DID_URL', 'no DID URL'],
  invalidOptions: [400, 'INVALID_OPTIONS', 'options that cannot be followed'],
  notFound: [404, 'NOT_FOUND', 'no document of this DID'],
  representationNotSupported: [
    406,
    'REPRESENTATION_NOT_SUPPORTED',
    'no representation that is asked for',
  ],
  methodNotSupported: [501, 'METHOD_NOT_SUPPORTED', 'a method that is not resolved here'],
  versionNotSettled: [503, 'INTERNAL_ERROR', 'a version that may still change: ask later'],
  unreachable: [503, 'INTERNAL_ERROR', 'whoever keeps the document did not answer: ask later'],
};

/** Why a DID was not resolved: a problem (RFC 9457) whose type is a word of DID Resolution. */
export interface ResolutionProblem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
}

/** @param error of `didResolutionMetadata`; one that is not known is a fault of ours */
export function toResolutionProblem(error: string, detail?: string): ResolutionProblem {
  const [status, word, title] = Object.hasOwn(ERRORS, error)
    ? ERRORS[error as DidResolutionError]
    : ([500, 'INTERNAL_ERROR', 'the resolver failed'] as const);
  return {
    type: `https://www.w3.org/ns/did#${word}`,
    title,
    status,
    ...(detail !== undefined && status < 500 && { detail }),
    ...(detail !== undefined && status === 501 && { detail }),
  };
}
