// Made by scripts/generate-schemas.mjs from schemas/definitions. Do not edit.
export const SCHEMAS_DIGEST = 'uEiCb7fCOkhNWurSCThG-WwA6LcJ-ZIsuJyk6naTkskgnJQ';
