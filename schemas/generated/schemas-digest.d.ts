// Made by scripts/generate-schemas.mjs from schemas/definitions. Do not edit.
export declare const SCHEMAS_DIGEST: string;
