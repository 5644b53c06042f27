// Made by scripts/generate-openapi.mjs from the routes of apps/server. Do not edit.
export interface paths {
    readonly "/.well-known/did.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["didDocumentWellKnown"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/{a}/{b}/{c}/did.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["didDocumentAt3"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/{a}/{b}/{c}/status/{purpose}/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["statusListAt3"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/{a}/{b}/did.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["didDocumentAt2"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/{a}/{b}/status/{purpose}/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["statusListAt2"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/{a}/did.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["didDocumentAt1"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/{a}/status/{purpose}/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["statusListAt1"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/1.0/identifiers/{did}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["resolveDid"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["listAuditRecords"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/audit/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["exportAuditTrail"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/credentials": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What is held, in the order of its arrival */
        readonly get: operations["listHeldCredentials"];
        readonly put?: never;
        /** Take in credentials and what comes with them: tokens, evidence, sealed parts */
        readonly post: operations["receiveCredentials"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/credentials/{digest}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One credential with its token, by digest */
        readonly get: operations["readHeldCredential"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/did.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["didDocument"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/documents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The documents that are held, in the order of their digests */
        readonly get: operations["listDocuments"];
        readonly put?: never;
        /** Keep one document: the file of a multipart request, at most 25 MiB */
        readonly post: operations["keepDocument"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/documents/{digest}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The bytes of a document */
        readonly get: operations["readDocument"];
        readonly put?: never;
        readonly post?: never;
        /** Forget a document */
        readonly delete: operations["forgetDocument"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Entries that were filed, by number and version */
        readonly get: operations["listFiledEntries"];
        readonly put?: never;
        /** Assemble and sign an entry; the same once more is presented once more */
        readonly post: operations["fileEntry"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/entries/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An entry that was filed, with the report of the verifier */
        readonly get: operations["readFiledEntry"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/entries/{number}/after-entry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What may still be done about an entry by what is known now; enters its last days */
        readonly post: operations["askAfterEntry"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/entries/{number}/bundle": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The bundle as it was first presented */
        readonly get: operations["readFiledBundle"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/entries/{number}/report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Keep the verifier's report of an entry that its filer presented itself */
        readonly put: operations["keepEntryReport"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/identifiers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["listIdentifiers"];
        readonly put?: never;
        readonly post: operations["createIdentifier"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/identifiers/{did}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["resolveIdentifier"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/identifiers/{did}/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["addKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/identifiers/{did}/keys/{kid}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["retireKey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/licensor-notices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Tell the licensor of a licence what was used under it */
        readonly post: operations["tellLicensor"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/livez": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["live"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/notices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["listNotices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/notices/{id}/delivery": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The receiver has it: said again, the first time stays */
        readonly post: operations["noteDelivery"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/preflights": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What the verifier would say of an entry, line by line; nothing is filed or kept */
        readonly post: operations["preflightEntry"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/presentations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["handOverPresentation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/presentations/available": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["announcePresentation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/presentations/prove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Sign a presentation */
        readonly post: operations["provePresentation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/presentations/submissions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["submitPresentation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/readyz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ready"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/receipts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give a receipt for each certification held that needs one and has none */
        readonly post: operations["giveReceipts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/status/{did}/{purpose}/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["statusListOf"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/status/{purpose}/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["statusList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/supplier-requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What suppliers were asked, and what they answered */
        readonly get: operations["listSupplierRequests"];
        readonly put?: never;
        /** Make a link to a form for a supplier; the link is told this once */
        readonly post: operations["askSupplier"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/supply/{link}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The form that a supplier was asked to fill in */
        readonly get: operations["showSupplyForm"];
        readonly put?: never;
        /** The answer of a supplier: the form, and a PDF with it */
        readonly post: operations["answerSupplyForm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tenants": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["listTenants"];
        readonly put?: never;
        readonly post: operations["createTenant"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/withdrawals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Which lines of entries a withdrawn certification hits; enters what is to be corrected */
        readonly post: operations["tellWithdrawal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/worklist": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What is due, the soonest first; what has no last day comes last */
        readonly get: operations["listWorklist"];
        readonly put?: never;
        /** Enter a request for information (CBP Form 28) that is to be answered */
        readonly post: operations["addToWorklist"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/worklist/{id}/done": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Note that something is done; the first time counts */
        readonly post: operations["markDone"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly AfterEntry: {
            /** @enum {boolean} */
            readonly advisory: true;
            readonly entryNumber: string;
            readonly lines: readonly {
                readonly aim: string;
                readonly line: number;
                readonly remedies: readonly Record<string, never>[];
            }[];
            /** @description a day of the port */
            readonly on: string;
        };
        readonly AuditRecord: {
            /** @description digests or ids */
            readonly about: string;
            readonly at: string;
            /** @description SHA-256 of the record (RFC 8785, without the hashes) and the hash before it */
            readonly hash: string;
            readonly operation: string;
            /** @description from 1, without a gap */
            readonly position: string;
            readonly previousHash: string;
            readonly status: number;
            /** @description the client that called */
            readonly subject: string;
            readonly tenant: string | null;
        };
        readonly DidDocument: {
            readonly id: string;
        } & {
            readonly [key: string]: unknown;
        };
        readonly DidResolutionResult: {
            readonly didDocument: components["schemas"]["DidDocument"] | null;
            readonly didDocumentMetadata: {
                readonly [key: string]: unknown;
            };
            readonly didResolutionMetadata: {
                readonly contentType?: string;
                readonly error?: {
                    readonly type: string;
                } & {
                    readonly [key: string]: unknown;
                };
            } & {
                readonly [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "because": "filed"
         *     }
         */
        readonly Done: {
            readonly because: string;
        };
        readonly DueDate: {
            readonly about: string;
            readonly doneAt?: string;
            readonly doneBecause?: string;
            readonly id: string;
            /** @description a remedy after entry, or information-request */
            readonly kind: string;
            /** @description a day of the port */
            readonly lastDay?: string;
            readonly rule: string;
            readonly source: string;
        };
        /**
         * @description what is known since it was filed; what is left out is not known
         * @example {
         *       "liquidation": null,
         *       "awareOn": "2026-10-01"
         *     }
         */
        readonly EntryFacts: {
            /** @description a day of the port */
            readonly awareOn?: string;
            /** @description null while there is none */
            readonly claimDenied?: string | null;
            readonly isFlaggedForReconciliation?: boolean;
            readonly isLiquidationExtended?: boolean;
            readonly isUnderInvestigation?: boolean;
            /** @description null while there is none */
            readonly liquidation?: string | null;
            /** @description a day of the port */
            readonly scheduledLiquidation?: string;
        };
        readonly FiledEntry: {
            readonly credential: string;
            readonly entryNumber: string;
            readonly entryVersion: number;
            readonly filedAt: string;
            /** @enum {unknown} */
            readonly preflight: "clean" | "attention" | "stop";
            /** @description the verifier's report, a vc+jwt */
            readonly report?: string;
            /** @description id at the verifier */
            readonly submission?: string;
        };
        readonly Filing: {
            /** @description the bytes to present, as they are */
            readonly bundle: string;
            readonly bundleDigest: string;
            readonly credential: string;
            readonly entryNumber: string;
            readonly entryVersion: number;
            /** @description PreflightReport */
            readonly report?: Record<string, never>;
            readonly submission?: {
                /** @description its submission or its problem */
                readonly body: unknown;
                /** @description HTTP status of the verifier */
                readonly status: number;
            };
        };
        /**
         * @example {
         *       "as": "did:web:gulfline.example",
         *       "entry": {
         *         "entryNumber": "Z9Z-0042617-4",
         *         "lines": []
         *       }
         *     }
         */
        readonly FilingRequest: {
            /** @description whoever files: held here */
            readonly as: string;
            /** @description of the verifier; absent for a file */
            readonly challenge?: {
                readonly audience: string;
                /** @description RFC 3339 */
                readonly expires: string;
                readonly nonce: string;
            };
            /** @description RFC 3339 with offset */
            readonly claimedAt?: string;
            /** @description what earlier entries drew from capped licences, as far as the filer knows */
            readonly counters?: Record<string, never>;
            /** @description RFC 3339 with offset */
            readonly enteredAt?: string;
            /** @description one entry */
            readonly entry: string | Record<string, never>;
            /** @description file although the pre-flight says stop */
            readonly force?: boolean;
            /** @description RFC 3339 with offset */
            readonly importedAt?: string;
            readonly lapseDays?: number;
            readonly parts?: {
                readonly csv: string;
                readonly mapping: Record<string, never>;
            };
            readonly partyBook?: Record<string, never>;
            /** @description present it at the verifier that is configured */
            readonly submit?: boolean;
        };
        readonly HeldCredential: {
            readonly credentialDigest: string;
            readonly id: string;
            readonly judged?: {
                /** @enum {unknown} */
                readonly outcome: "valid" | "invalid" | "indeterminate";
                readonly reasons: readonly string[];
            };
            /** @description RFC 3339: in lists */
            readonly receivedAt?: string;
            /** @description vc+jwt: of one that is asked for */
            readonly token?: string;
            readonly type: string;
        };
        readonly Identifier: {
            readonly did: string;
            /** @description where its document is to be reached; this service serves it */
            readonly documentUrl?: string;
            readonly keys: readonly components["schemas"]["IdentifierKey"][];
            readonly name?: string;
        };
        readonly IdentifierKey: {
            readonly kid: string;
            readonly publicKeyJwk: {
                readonly [key: string]: unknown;
            };
            /** @enum {unknown} */
            readonly type: "Secp256r1" | "Ed25519" | "Secp256k1";
        };
        readonly KeptDocument: {
            /** @description multibase multihash of the bytes, as credentials name a document */
            readonly digest: string;
            /** @description as its sender called it */
            readonly mediaType: string;
            readonly name: string;
            readonly size: number;
        };
        /**
         * @example {
         *       "as": "did:web:harborpine.example",
         *       "licence": "urn:uuid:7d0c",
         *       "reference": "shipment 1",
         *       "quantity": "120",
         *       "unit": "NO",
         *       "onDay": "2026-09-14"
         *     }
         */
        readonly LicensorNotice: {
            /** @description whoever tells: held here */
            readonly as: string;
            /** @description id; it is held here */
            readonly licence: string;
            /** @description a day of the port */
            readonly onDay: string;
            readonly quantity: string;
            /** @description of one use; the same again is told once */
            readonly reference: string;
            readonly unit: string;
        };
        /**
         * @example {
         *       "kind": "information-request",
         *       "about": "Z9Z-0042617-4 CBP 28",
         *       "issuedOn": "2026-09-24"
         *     }
         */
        readonly NewDueDate: {
            /** @description entry and request */
            readonly about: string;
            /** @description a day of the port */
            readonly issuedOn?: string;
            /** @enum {string} */
            readonly kind: "information-request";
            /** @description a day of the port */
            readonly lastDay?: string;
        };
        /**
         * @example {
         *       "method": "key",
         *       "name": "Northlight",
         *       "keyType": "Ed25519"
         *     }
         */
        readonly NewIdentifier: {
            /** @description other identifiers of the same subject, held by this tenant */
            readonly alsoKnownAs?: readonly string[];
            /** @description a did:web names its host */
            readonly did?: string;
            /** @enum {unknown} */
            readonly keyType?: "Secp256r1" | "Ed25519" | "Secp256k1";
            /** @enum {unknown} */
            readonly method: "web" | "key" | "ethr";
            /** @description stands in `issuer.name` */
            readonly name?: string;
        };
        /**
         * @example {
         *       "type": "Secp256r1"
         *     }
         */
        readonly NewKey: {
            /** @enum {unknown} */
            readonly type?: "Secp256r1" | "Ed25519" | "Secp256k1";
        };
        readonly Notice: {
            readonly content: {
                readonly [key: string]: unknown;
            };
            readonly createdAt: string;
            readonly deliveredAt?: string;
            readonly id: string;
            readonly kind: string;
            /** @description DID of whom it tells */
            readonly to: string;
        };
        readonly Preflight: {
            /** @description PreflightReport */
            readonly report: Record<string, never>;
            /** @description EntryVerdict */
            readonly verdict: Record<string, never>;
        };
        /**
         * @example {
         *       "as": "did:web:gulfline.example",
         *       "entry": {
         *         "entryNumber": "Z9Z-0042617-4",
         *         "lines": []
         *       }
         *     }
         */
        readonly PreflightRequest: {
            /** @description whoever files: held here */
            readonly as: string;
            /** @description RFC 3339 with offset */
            readonly claimedAt?: string;
            /** @description what earlier entries drew from capped licences, as far as the filer knows */
            readonly counters?: Record<string, never>;
            /** @description RFC 3339 with offset */
            readonly enteredAt?: string;
            /** @description one entry */
            readonly entry: string | Record<string, never>;
            /** @description RFC 3339 with offset */
            readonly importedAt?: string;
            readonly lapseDays?: number;
            readonly parts?: {
                readonly csv: string;
                readonly mapping: Record<string, never>;
            };
            readonly partyBook?: Record<string, never>;
        };
        readonly PresentationChallenge: {
            readonly challenge: string;
            readonly domain: string;
            readonly expires: string;
        };
        readonly PresentationReceipt: {
            /** @enum {unknown} */
            readonly outcome: "valid" | "indeterminate";
            /** @description credentials that are kept */
            readonly received: number;
            readonly warnings: readonly {
                readonly [key: string]: unknown;
            }[];
        };
        readonly Problem: {
            /** @description stable; the last part of type */
            readonly code: string;
            readonly detail?: string;
            /** @description urn:uuid of this answer, as it stands in the log */
            readonly instance: string;
            /** @description JSON Pointer into the body */
            readonly pointer?: string;
            /** @description findings of the verifier */
            readonly reasons?: readonly unknown[];
            readonly status: number;
            readonly title: string;
            /**
             * Format: uri
             * @description https://originmark.example/problems/<code>
             */
            readonly type: string;
        };
        /**
         * @example {
         *       "presentation": {
         *         "holder": "did:web:gulfline.example",
         *         "verifiableCredential": [
         *           "eyJhbGciOiJFUzI1NiJ9.e30.c2ln"
         *         ]
         *       },
         *       "options": {
         *         "challenge": "7f0qWw3qYV3hqzq1b4a0Xg",
         *         "domain": "did:web:verifier.example"
         *       }
         *     }
         */
        readonly ProveRequest: {
            readonly options: {
                readonly challenge: string;
                /** @description the audience */
                readonly domain: string;
            };
            readonly presentation: {
                readonly "@context"?: readonly unknown[];
                /** @description held here */
                readonly holder: string;
                readonly id?: string;
                readonly type?: string | readonly string[];
                /** @description each a vc+jwt, or an EnvelopedVerifiableCredential */
                readonly verifiableCredential: readonly unknown[];
            };
        };
        readonly ProveResponse: {
            readonly verifiablePresentation: {
                readonly "@context": string;
                /** @description data:application/vp+jwt,… */
                readonly id: string;
                /** @enum {string} */
                readonly type: "EnvelopedVerifiablePresentation";
            };
        };
        readonly Receipts: {
            readonly given: readonly {
                readonly certification: string;
                readonly receipt: string;
            }[];
            readonly refused: readonly {
                readonly certification: string;
                readonly why: string;
            }[];
        };
        /**
         * @example {
         *       "as": "did:web:harborpine.example"
         *     }
         */
        readonly ReceiptsRequest: {
            /** @description the importer: held here */
            readonly as: string;
        };
        readonly Received: {
            readonly credential?: {
                readonly credentialDigest: string;
                readonly id: string;
                readonly type: string;
            };
            readonly judged?: {
                /** @enum {unknown} */
                readonly outcome: "valid" | "invalid" | "indeterminate";
                readonly reasons: readonly string[];
            };
            readonly kind: string;
            readonly name: string;
            readonly proofs?: {
                readonly kept: number;
                readonly unmatched: number;
            };
            readonly remedy?: string;
            /** @enum {unknown} */
            readonly state: "kept" | "held-already" | "another-version" | "refused" | "not-held" | "draft";
            readonly why?: string;
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * @example {
         *       "files": [
         *         {
         *           "name": "certification.jwt",
         *           "text": "eyJhbGciOiJFUzI1NiJ9.e30.c2ln"
         *         }
         *       ]
         *     }
         */
        readonly ReceiveRequest: {
            readonly files: readonly {
                readonly name: string;
                readonly text: string;
            }[];
        };
        /**
         * @example {
         *       "entryVersion": 1,
         *       "report": "eyJhbGciOiJFUzI1NiJ9.e30.c2ln"
         *     }
         */
        readonly ReportRequest: {
            readonly entryVersion: number;
            readonly report: string;
            readonly submission?: string;
        };
        /**
         * @example {
         *       "supplier": "Piedmont Ring Spinners, Inc.",
         *       "from": "Harbor & Pine Trading Co., Inc.",
         *       "about": "yarn of order 4711",
         *       "questions": [
         *         "In which country was the yarn spun?"
         *       ],
         *       "document": "optional",
         *       "days": 14
         *     }
         */
        readonly SupplierAsk: {
            readonly about: string;
            /** @description how long the link is good */
            readonly days: number;
            /** @enum {unknown} */
            readonly document: "none" | "optional" | "required";
            /** @description who asks, as it is known */
            readonly from: string;
            readonly questions: readonly string[];
            readonly supplier: string;
        };
        readonly SupplierLink: {
            readonly expires: string;
            readonly id: string;
            /** @description told this once: whoever has it may answer */
            readonly link: string;
        };
        readonly SupplierRequest: {
            readonly about: string;
            readonly answeredAt?: string;
            readonly answers?: readonly {
                readonly answer: string;
                readonly question: string;
            }[];
            readonly createdAt: string;
            /** @description digest of a document that is kept */
            readonly document?: string;
            readonly expires: string;
            readonly id: string;
            readonly supplier: string;
        };
        readonly Tenant: {
            readonly id: string;
            readonly name: string;
        };
        readonly Told: {
            readonly id: string;
            /** @description DID of the licensor */
            readonly to: string;
        };
        readonly VerificationResult: {
            /** @description checks that passed */
            readonly checks: readonly string[];
            readonly errors: readonly {
                readonly [key: string]: unknown;
            }[];
            readonly verdict: {
                readonly [key: string]: unknown;
            };
            /** @description true for `valid` alone */
            readonly verified: boolean;
            readonly warnings: readonly {
                readonly [key: string]: unknown;
            }[];
        };
        /**
         * @example {
         *       "certification": "urn:uuid:7d0c",
         *       "kind": "false-from-the-start"
         *     }
         */
        readonly Withdrawal: {
            /** @description when it was known; default today */
            readonly awareOn?: string;
            /** @description id; it is held here */
            readonly certification: string;
            /** @enum {unknown} */
            readonly kind: "false-from-the-start" | "ceased" | "clerical-replaced" | "key-compromised";
            /** @description a day of the port */
            readonly lastGoodDay?: string;
            readonly replacedBy?: string;
        };
        readonly WithdrawalHits: {
            /** @enum {boolean} */
            readonly advisory: true;
            readonly certification: string;
            readonly lines: readonly Record<string, never>[];
            readonly unread: readonly string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly didDocumentWellKnown: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidDocument"];
                };
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly didDocumentAt3: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly a: string;
                readonly b: string;
                readonly c: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidDocument"];
                };
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly statusListAt3: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly a: string;
                readonly b: string;
                readonly c: string;
                readonly number: number;
                readonly purpose: "revocation" | "suspension";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/vc+jwt": string;
                };
            };
            /** @description Default Response */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly didDocumentAt2: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly a: string;
                readonly b: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidDocument"];
                };
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly statusListAt2: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly a: string;
                readonly b: string;
                readonly number: number;
                readonly purpose: "revocation" | "suspension";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/vc+jwt": string;
                };
            };
            /** @description Default Response */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly didDocumentAt1: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly a: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidDocument"];
                };
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly statusListAt1: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly a: string;
                readonly number: number;
                readonly purpose: "revocation" | "suspension";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/vc+jwt": string;
                };
            };
            /** @description Default Response */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly resolveDid: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly did: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description Default Response */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description Default Response */
            readonly 406: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description Default Response */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description Default Response */
            readonly 501: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description Default Response */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listAuditRecords: {
        readonly parameters: {
            readonly query?: {
                /** @description cursor: `next` of the page before */
                readonly after?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["AuditRecord"][];
                        /** @description cursor: give it as `after` */
                        readonly next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly exportAuditTrail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description every record, one a line, and the head as the last line */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/jsonl": string;
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listHeldCredentials: {
        readonly parameters: {
            readonly query?: {
                /** @description cursor: `next` of the page before */
                readonly after?: string;
                readonly limit?: number;
                readonly type?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["HeldCredential"][];
                        /** @description cursor: give it as `after` */
                        readonly next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly receiveCredentials: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "files": [
                 *         {
                 *           "name": "certification.jwt",
                 *           "text": "eyJhbGciOiJFUzI1NiJ9.e30.c2ln"
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    readonly files: readonly {
                        readonly name: string;
                        readonly text: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description all are held */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["Received"][];
                };
            };
            /** @description some are not held: see `why` */
            readonly 207: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["Received"][];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readHeldCredential: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly digest: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HeldCredential"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly didDocument: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidDocument"];
                };
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listDocuments: {
        readonly parameters: {
            readonly query?: {
                /** @description cursor: `next` of the page before */
                readonly after?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["KeptDocument"][];
                        /** @description cursor: give it as `after` */
                        readonly next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly keepDocument: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeptDocument"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readDocument: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description multibase multihash of the bytes, as credentials name a document */
                readonly digest: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description the bytes, to be saved and never shown by a browser */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly forgetDocument: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description multibase multihash of the bytes, as credentials name a document */
                readonly digest: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listFiledEntries: {
        readonly parameters: {
            readonly query?: {
                /** @description cursor: `next` of the page before */
                readonly after?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["FiledEntry"][];
                        /** @description cursor: give it as `after` */
                        readonly next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly fileEntry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "as": "did:web:gulfline.example",
                 *       "entry": {
                 *         "entryNumber": "Z9Z-0042617-4",
                 *         "lines": []
                 *       }
                 *     }
                 */
                readonly "application/json": {
                    /** @description whoever files: held here */
                    readonly as: string;
                    /** @description of the verifier; absent for a file */
                    readonly challenge?: {
                        readonly audience: string;
                        /** @description RFC 3339 */
                        readonly expires: string;
                        readonly nonce: string;
                    };
                    /** @description RFC 3339 with offset */
                    readonly claimedAt?: string;
                    /** @description what earlier entries drew from capped licences, as far as the filer knows */
                    readonly counters?: Record<string, never>;
                    /** @description RFC 3339 with offset */
                    readonly enteredAt?: string;
                    /** @description one entry */
                    readonly entry: string | Record<string, never>;
                    /** @description file although the pre-flight says stop */
                    readonly force?: boolean;
                    /** @description RFC 3339 with offset */
                    readonly importedAt?: string;
                    readonly lapseDays?: number;
                    readonly parts?: {
                        readonly csv: string;
                        readonly mapping: Record<string, never>;
                    };
                    readonly partyBook?: Record<string, never>;
                    /** @description present it at the verifier that is configured */
                    readonly submit?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Filing"];
                };
            };
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Filing"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readFiledEntry: {
        readonly parameters: {
            readonly query?: {
                /** @description default the last */
                readonly version?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FiledEntry"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly askAfterEntry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        /** @description what is known since it was filed; what is left out is not known */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "liquidation": null,
                 *       "awareOn": "2026-10-01"
                 *     }
                 */
                readonly "application/json": {
                    /** @description a day of the port */
                    readonly awareOn?: string;
                    /** @description null while there is none */
                    readonly claimDenied?: string | null;
                    readonly isFlaggedForReconciliation?: boolean;
                    readonly isLiquidationExtended?: boolean;
                    readonly isUnderInvestigation?: boolean;
                    /** @description null while there is none */
                    readonly liquidation?: string | null;
                    /** @description a day of the port */
                    readonly scheduledLiquidation?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AfterEntry"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readFiledBundle: {
        readonly parameters: {
            readonly query?: {
                /** @description default the last */
                readonly version?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description an entry bundle */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/vnd.originmark.bundle+json": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly keepEntryReport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "entryVersion": 1,
                 *       "report": "eyJhbGciOiJFUzI1NiJ9.e30.c2ln"
                 *     }
                 */
                readonly "application/json": {
                    readonly entryVersion: number;
                    readonly report: string;
                    readonly submission?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FiledEntry"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listIdentifiers: {
        readonly parameters: {
            readonly query?: {
                /** @description cursor: `next` of the page before */
                readonly after?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["Identifier"][];
                        readonly next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly createIdentifier: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "method": "key",
                 *       "name": "Northlight",
                 *       "keyType": "Ed25519"
                 *     }
                 */
                readonly "application/json": {
                    /** @description other identifiers of the same subject, held by this tenant */
                    readonly alsoKnownAs?: readonly string[];
                    /** @description a did:web names its host */
                    readonly did?: string;
                    /** @enum {unknown} */
                    readonly keyType?: "Secp256r1" | "Ed25519" | "Secp256k1";
                    /** @enum {unknown} */
                    readonly method: "web" | "key" | "ethr";
                    /** @description stands in `issuer.name` */
                    readonly name?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Identifier"];
                };
            };
            /** @description Default Response */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly resolveIdentifier: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly did: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description Default Response */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description Default Response */
            readonly 406: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description Default Response */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description Default Response */
            readonly 501: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description Default Response */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DidResolutionResult"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly addKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly did: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "type": "Secp256r1"
                 *     }
                 */
                readonly "application/json": {
                    /** @enum {unknown} */
                    readonly type?: "Secp256r1" | "Ed25519" | "Secp256k1";
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Identifier"];
                };
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly retireKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly did: string;
                readonly kid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Identifier"];
                };
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly tellLicensor: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "as": "did:web:harborpine.example",
                 *       "licence": "urn:uuid:7d0c",
                 *       "reference": "shipment 1",
                 *       "quantity": "120",
                 *       "unit": "NO",
                 *       "onDay": "2026-09-14"
                 *     }
                 */
                readonly "application/json": {
                    /** @description whoever tells: held here */
                    readonly as: string;
                    /** @description id; it is held here */
                    readonly licence: string;
                    /** @description a day of the port */
                    readonly onDay: string;
                    readonly quantity: string;
                    /** @description of one use; the same again is told once */
                    readonly reference: string;
                    readonly unit: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly live: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {boolean} */
                        readonly live: true;
                        /** @enum {unknown} */
                        readonly role: "issuer" | "wallet" | "verifier" | "auth";
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listNotices: {
        readonly parameters: {
            readonly query?: {
                /** @description cursor: `next` of the page before */
                readonly after?: string;
                readonly limit?: number;
                /** @description waiting: of each receiver the next one; one page */
                readonly state?: "waiting" | "all";
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["Notice"][];
                        /** @description cursor: give it as `after` */
                        readonly next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly noteDelivery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Notice"];
                };
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly preflightEntry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "as": "did:web:gulfline.example",
                 *       "entry": {
                 *         "entryNumber": "Z9Z-0042617-4",
                 *         "lines": []
                 *       }
                 *     }
                 */
                readonly "application/json": {
                    /** @description whoever files: held here */
                    readonly as: string;
                    /** @description RFC 3339 with offset */
                    readonly claimedAt?: string;
                    /** @description what earlier entries drew from capped licences, as far as the filer knows */
                    readonly counters?: Record<string, never>;
                    /** @description RFC 3339 with offset */
                    readonly enteredAt?: string;
                    /** @description one entry */
                    readonly entry: string | Record<string, never>;
                    /** @description RFC 3339 with offset */
                    readonly importedAt?: string;
                    readonly lapseDays?: number;
                    readonly parts?: {
                        readonly csv: string;
                        readonly mapping: Record<string, never>;
                    };
                    readonly partyBook?: Record<string, never>;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Preflight"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly handOverPresentation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "@context": [
                 *         "https://www.w3.org/ns/credentials/v2"
                 *       ],
                 *       "type": [
                 *         "VerifiablePresentation",
                 *         "TraceablePresentation"
                 *       ],
                 *       "workflow": {
                 *         "definition": [
                 *           "urn:uuid:0b5f…"
                 *         ],
                 *         "instance": [
                 *           "urn:uuid:9c3e…"
                 *         ]
                 *       },
                 *       "verifiableCredential": [
                 *         {
                 *           "@context": "https://www.w3.org/ns/credentials/v2",
                 *           "type": "EnvelopedVerifiableCredential",
                 *           "id": "data:application/vc+jwt,e30.e30.e30"
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    readonly "@context": readonly string[];
                    readonly holder?: string;
                    readonly id?: string;
                    readonly type: readonly string[];
                    readonly verifiableCredential: readonly (string | {
                        readonly "@context"?: unknown;
                        /** @description data:application/vc+jwt,… */
                        readonly id: string;
                        readonly type: "EnvelopedVerifiableCredential" | readonly string[];
                    })[];
                    /** @description which processes it belongs to (TRACE-API) */
                    readonly workflow?: {
                        readonly definition: readonly string[];
                        readonly instance: readonly string[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PresentationReceipt"];
                };
            };
            /** @description Default Response */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VerificationResult"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly announcePresentation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "domain": "did:web:importer.example"
                 *     }
                 */
                readonly "application/json": {
                    /** @description DID of who is to have it */
                    readonly domain: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PresentationChallenge"];
                };
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly provePresentation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "presentation": {
                 *         "holder": "did:web:gulfline.example",
                 *         "verifiableCredential": [
                 *           "eyJhbGciOiJFUzI1NiJ9.e30.c2ln"
                 *         ]
                 *       },
                 *       "options": {
                 *         "challenge": "7f0qWw3qYV3hqzq1b4a0Xg",
                 *         "domain": "did:web:verifier.example"
                 *       }
                 *     }
                 */
                readonly "application/json": {
                    readonly options: {
                        readonly challenge: string;
                        /** @description the audience */
                        readonly domain: string;
                    };
                    readonly presentation: {
                        readonly "@context"?: readonly unknown[];
                        /** @description held here */
                        readonly holder: string;
                        readonly id?: string;
                        readonly type?: string | readonly string[];
                        /** @description each a vc+jwt, or an EnvelopedVerifiableCredential */
                        readonly verifiableCredential: readonly unknown[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProveResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly submitPresentation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "verifiablePresentation": {
                 *         "@context": "https://www.w3.org/ns/credentials/v2",
                 *         "type": "EnvelopedVerifiablePresentation",
                 *         "id": "data:application/vp+jwt,e30.e30.e30"
                 *       }
                 *     }
                 */
                readonly "application/json": {
                    readonly verifiablePresentation: string | {
                        readonly "@context"?: unknown;
                        /** @description data:application/vp+jwt,… */
                        readonly id: string;
                        readonly type: "EnvelopedVerifiablePresentation" | readonly string[];
                    };
                    /** @description which processes it belongs to (TRACE-API) */
                    readonly workflow?: {
                        readonly definition: readonly string[];
                        readonly instance: readonly string[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PresentationReceipt"];
                };
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VerificationResult"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ready: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description names alone: the log says more */
                        readonly failing: readonly string[];
                        readonly ready: boolean;
                    };
                };
            };
            /** @description Default Response */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description names alone: the log says more */
                        readonly failing: readonly string[];
                        readonly ready: boolean;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly giveReceipts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "as": "did:web:harborpine.example"
                 *     }
                 */
                readonly "application/json": {
                    /** @description the importer: held here */
                    readonly as: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Receipts"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly statusListOf: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly did: string;
                readonly number: number;
                readonly purpose: "revocation" | "suspension";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/vc+jwt": string;
                };
            };
            /** @description Default Response */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly statusList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: number;
                readonly purpose: "revocation" | "suspension";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/vc+jwt": string;
                };
            };
            /** @description Default Response */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listSupplierRequests: {
        readonly parameters: {
            readonly query?: {
                /** @description cursor: `next` of the page before */
                readonly after?: string;
                readonly limit?: number;
                readonly open?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["SupplierRequest"][];
                        /** @description cursor: give it as `after` */
                        readonly next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly askSupplier: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "supplier": "Piedmont Ring Spinners, Inc.",
                 *       "from": "Harbor & Pine Trading Co., Inc.",
                 *       "about": "yarn of order 4711",
                 *       "questions": [
                 *         "In which country was the yarn spun?"
                 *       ],
                 *       "document": "optional",
                 *       "days": 14
                 *     }
                 */
                readonly "application/json": {
                    readonly about: string;
                    /** @description how long the link is good */
                    readonly days: number;
                    /** @enum {unknown} */
                    readonly document: "none" | "optional" | "required";
                    /** @description who asks, as it is known */
                    readonly from: string;
                    readonly questions: readonly string[];
                    readonly supplier: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SupplierLink"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly showSupplyForm: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly link: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description a page without scripts */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly answerSupplyForm: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly link: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description a page without scripts */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listTenants: {
        readonly parameters: {
            readonly query?: {
                /** @description cursor: `next` of the page before */
                readonly after?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["Tenant"][];
                        /** @description cursor: give it as `after` */
                        readonly next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly createTenant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "id": "harborpine",
                 *       "name": "Harbor & Pine Trading"
                 *     }
                 */
                readonly "application/json": {
                    readonly id: string;
                    readonly name: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description Default Response */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly tellWithdrawal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "certification": "urn:uuid:7d0c",
                 *       "kind": "false-from-the-start"
                 *     }
                 */
                readonly "application/json": {
                    /** @description when it was known; default today */
                    readonly awareOn?: string;
                    /** @description id; it is held here */
                    readonly certification: string;
                    /** @enum {unknown} */
                    readonly kind: "false-from-the-start" | "ceased" | "clerical-replaced" | "key-compromised";
                    /** @description a day of the port */
                    readonly lastGoodDay?: string;
                    readonly replacedBy?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WithdrawalHits"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listWorklist: {
        readonly parameters: {
            readonly query?: {
                /** @description cursor: `next` of the page before */
                readonly after?: string;
                /** @description those that are done too */
                readonly done?: boolean;
                readonly kind?: string;
                readonly limit?: number;
                /** @description a day of the port */
                readonly until?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["DueDate"][];
                        /** @description cursor: give it as `after` */
                        readonly next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly addToWorklist: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "kind": "information-request",
                 *       "about": "Z9Z-0042617-4 CBP 28",
                 *       "issuedOn": "2026-09-24"
                 *     }
                 */
                readonly "application/json": {
                    /** @description entry and request */
                    readonly about: string;
                    /** @description a day of the port */
                    readonly issuedOn?: string;
                    /** @enum {string} */
                    readonly kind: "information-request";
                    /** @description a day of the port */
                    readonly lastDay?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DueDate"];
                };
            };
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DueDate"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly markDone: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "because": "filed"
                 *     }
                 */
                readonly "application/json": {
                    readonly because: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DueDate"];
                };
            };
            /** @description A problem (RFC 9457) */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
