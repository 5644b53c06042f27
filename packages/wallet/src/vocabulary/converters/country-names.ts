// Country names as documents write them in English (ISO 3166-1 short names), and other usual ones. A
// name that more than one country has ("Congo", "Korea") is not here: it decides nothing.
const NAMES = `
  AD Andorra | AE United Arab Emirates | AF Afghanistan | AG Antigua and Barbuda | AI Anguilla
  AL Albania | AM Armenia | AO Angola | AQ Antarctica | AR Argentina | AS American Samoa
  AT Austria | AU Australia | AW Aruba | AX Åland Islands | AZ Azerbaijan
  BA Bosnia and Herzegovina | BB Barbados | BD Bangladesh | BE Belgium | BF Burkina Faso
  BG Bulgaria | BH Bahrain | BI Burundi | BJ Benin | BL Saint Barthélemy | BM Bermuda
  BN Brunei | BO Bolivia | BQ Bonaire, Sint Eustatius and Saba | BR Brazil | BS Bahamas
  BT Bhutan | BV Bouvet Island | BW Botswana | BY Belarus | BZ Belize | CA Canada
  CC Cocos (Keeling) Islands | CD Democratic Republic of the Congo
  CF Central African Republic | CG Republic of the Congo | CH Switzerland | CI Côte d'Ivoire
  CK Cook Islands | CL Chile | CM Cameroon | CN China | CO Colombia | CR Costa Rica | CU Cuba
  CV Cabo Verde | CW Curaçao | CX Christmas Island | CY Cyprus | CZ Czechia | DE Germany
  DJ Djibouti | DK Denmark | DM Dominica | DO Dominican Republic | DZ Algeria | EC Ecuador
  EE Estonia | EG Egypt | EH Western Sahara | ER Eritrea | ES Spain | ET Ethiopia | FI Finland
  FJ Fiji | FK Falkland Islands | FM Micronesia | FO Faroe Islands | FR France | GA Gabon
  GB United Kingdom | GD Grenada | GE Georgia | GF French Guiana | GG Guernsey | GH Ghana
  GI Gibraltar | GL Greenland | GM Gambia | GN Guinea | GP Guadeloupe | GQ Equatorial Guinea
  GR Greece | GS South Georgia and the South Sandwich Islands | GT Guatemala | GU Guam
  GW Guinea-Bissau | GY Guyana | HK Hong Kong | HM Heard Island and McDonald Islands
  HN Honduras | HR Croatia | HT Haiti | HU Hungary | ID Indonesia | IE Ireland | IL Israel
  IM Isle of Man | IN India | IO British Indian Ocean Territory | IQ Iraq | IR Iran
  IS Iceland | IT Italy | JE Jersey | JM Jamaica | JO Jordan | JP Japan | KE Kenya
  KG Kyrgyzstan | KH Cambodia | KI Kiribati | KM Comoros | KN Saint Kitts and Nevis
  KP North Korea | KR South Korea | KW Kuwait | KY Cayman Islands | KZ Kazakhstan | LA Laos
  LB Lebanon | LC Saint Lucia | LI Liechtenstein | LK Sri Lanka | LR Liberia | LS Lesotho
  LT Lithuania | LU Luxembourg | LV Latvia | LY Libya | MA Morocco | MC Monaco | MD Moldova
  ME Montenegro | MF Saint Martin | MG Madagascar | MH Marshall Islands | MK North Macedonia
  ML Mali | MM Myanmar | MN Mongolia | MO Macao | MP Northern Mariana Islands | MQ Martinique
  MR Mauritania | MS Montserrat | MT Malta | MU Mauritius | MV Maldives | MW Malawi
  MX Mexico | MY Malaysia | MZ Mozambique | NA Namibia | NC New Caledonia | NE Niger
  NF Norfolk Island | NG Nigeria | NI Nicaragua | NL Netherlands | NO Norway | NP Nepal
  NR Nauru | NU Niue | NZ New Zealand | OM Oman | PA Panama | PE Peru | PF French Polynesia
  PG Papua New Guinea | PH Philippines | PK Pakistan | PL Poland
  PM Saint Pierre and Miquelon | PN Pitcairn Islands | PR Puerto Rico | PS Palestine
  PT Portugal | PW Palau | PY Paraguay | QA Qatar | RE Réunion | RO Romania | RS Serbia
  RU Russia | RW Rwanda | SA Saudi Arabia | SB Solomon Islands | SC Seychelles | SD Sudan
  SE Sweden | SG Singapore | SH Saint Helena | SI Slovenia | SJ Svalbard and Jan Mayen
  SK Slovakia | SL Sierra Leone | SM San Marino | SN Senegal | SO Somalia | SR Suriname
  SS South Sudan | ST São Tomé and Príncipe | SV El Salvador | SX Sint Maarten | SY Syria
  SZ Eswatini | TC Turks and Caicos Islands | TD Chad | TF French Southern Territories
  TG Togo | TH Thailand | TJ Tajikistan | TK Tokelau | TL Timor-Leste | TM Turkmenistan
  TN Tunisia | TO Tonga | TR Türkiye | TT Trinidad and Tobago | TV Tuvalu | TW Taiwan
  TZ Tanzania | UA Ukraine | UG Uganda | UM United States Minor Outlying Islands
  US United States | UY Uruguay | UZ Uzbekistan | VA Holy See
  VC Saint Vincent and the Grenadines | VE Venezuela | VG British Virgin Islands
  VI U.S. Virgin Islands | VN Viet Nam | VU Vanuatu | WF Wallis and Futuna | WS Samoa
  YE Yemen | YT Mayotte | ZA South Africa | ZM Zambia | ZW Zimbabwe
`;
const OTHER_NAMES = `
  BN Brunei Darussalam | BO Plurinational State of Bolivia | CI Ivory Coast | CV Cape Verde
  CZ Czech Republic | FM Federated States of Micronesia | GB Great Britain
  GB United Kingdom of Great Britain and Northern Ireland | HK Hong Kong SAR | HK Hong Kong SAR China
  IR Islamic Republic of Iran | KR Republic of Korea | KR Korea, Republic of
  KP Democratic People's Republic of Korea | LA Lao People's Democratic Republic | MO Macau
  MD Republic of Moldova | MM Burma | NL The Netherlands | PS State of Palestine
  RU Russian Federation | SY Syrian Arab Republic | SZ Swaziland | TR Turkey
  TZ United Republic of Tanzania | US United States of America | US USA | US U.S.A. | US U.S.
  VA Vatican City | VE Bolivarian Republic of Venezuela | VI Virgin Islands, U.S.
  VC Saint Vincent and Grenadines | MO Macao SAR | VG Virgin Islands, British | VN Vietnam | MX Estados Unidos Mexicanos | TW Taiwan, Province of China
`;

/** Case, accents, full stops and the article do not make another country. */
function level(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/\bst\.? /g, 'saint ')
    .replace(/[^a-z]+/g, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Codes by name, names levelled. */
export const COUNTRY_CODES: ReadonlyMap<string, string> = new Map(
  `${NAMES}|${OTHER_NAMES}`
    .split(/[|\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => [level(entry.slice(3)), entry.slice(0, 2)]),
);

/** ISO 3166-1 alpha-2 of a country by its English name, or undefined. */
export function countryByName(name: string): string | undefined {
  return name.length > 100 ? undefined : COUNTRY_CODES.get(level(name));
}
