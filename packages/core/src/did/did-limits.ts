/** Most a DID document may measure: 256 KiB. */
export const MAX_DID_DOCUMENT_BYTES = 256 * 1024;
/** Most verification methods a DID document may have, embedded ones included. */
export const MAX_VERIFICATION_METHODS = 100;
/** Most verification methods of a did:ethr: 500 events, the controllers and their keys. */
export const MAX_ETHR_METHODS = 1100;
