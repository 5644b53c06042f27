// Made by scripts/generate-schemas.mjs from schemas/definitions. Do not edit.
export const SCHEMAS_DIGEST = 'uEiBLUR7sN5pL6NG-N8cryhxBwZydVFiVey5hpV6XDgMyvA';
