// Made by scripts/generate-schemas.mjs from schemas/definitions. Do not edit.
export declare const CONTEXTS: Readonly<Record<string, { sha256: string; text: string }>>;
