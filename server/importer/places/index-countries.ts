// The index's own numbers of regions and countries: "AMR 53" is Venezuela. A number not listed says nothing.

const TABLE: Record<string, string> = {
  AFR: `12 AO, 14 BJ, 15 BW, 16 BI, 17 CM, 18 CV, 19 CF, 20 TD, 21 KM, 22 CG, 23 DJ, 24 GQ, 25 ET, 26 GA, 27 GM, 28 GH, 29 GN,
    30 GW, 31 CI, 32 KE, 33 LS, 34 LR, 35 MG, 36 MW, 37 ML, 38 MR, 39 MU, 41 MZ, 42 NA, 43 NE, 44 NG, 46 ZW, 47 RW, 49 SN,
    51 SL, 52 SO, 53 ZA, 54 SD, 55 SZ, 56 TZ, 57 TG, 59 UG, 60 BF, 62 CD, 63 ZM, 64 ER, 65 SS`,
  AMR: `13 AR, 14 BS, 15 BB, 16 BZ, 18 BO, 19 BR, 20 CA, 22 CL, 23 CO, 25 CU, 27 DO, 28 EC, 29 SV, 32 GD, 34 GT, 35 GY, 36 HT,
    37 HN, 38 JM, 41 MX, 43 NI, 44 PA, 45 PY, 46 PE, 47 PR, 48 SR, 49 TT, 51 US, 52 UY, 53 VE`,
  ASA: `11 AF, 12 AU, 13 BD, 14 BT, 15 BN, 16 MM, 17 CN, 18 FJ, 19 HK, 20 IN, 21 ID, 22 JP, 23 KH, 24 KP, 25 KR, 26 LA, 28 MY,
    29 MV, 30 MN, 31 NP, 32 NZ, 33 PK, 34 PG, 35 PH, 36 SG, 37 LK, 38 TW, 39 TH, 41 VN, 43 SB, 57 TL`,
  EUR: `11 AL, 13 AT, 14 BE, 15 BG, 17 CY, 18 DK, 20 FI, 21 FR, 23 DE, 25 GR, 27 HU, 28 IS, 29 IE, 30 IT, 33 MT, 35 NL, 36 NO,
    37 PL, 38 PT, 39 RO, 41 ES, 42 SE, 43 CH, 44 TR, 45 GB, 46 RU, 49 BY, 50 UA, 51 EE, 52 LV, 53 LT, 54 AM, 55 AZ, 56 GE,
    57 KZ, 58 KG, 59 MD, 60 TJ, 61 TM, 62 UZ, 63 BA, 64 HR, 65 MK, 68 SI, 71 CZ, 72 SK, 73 XK`,
  MDE: `11 BH, 12 EG, 13 IR, 14 IQ, 15 IL, 16 JO, 17 KW, 18 LB, 19 LY, 20 OM, 21 PS, 22 QA, 23 SA, 24 SY, 25 AE, 28 DZ, 29 MA,
    30 TN, 31 YE`,
};

const countries = new Map<string, string>();
for (const [region, list] of Object.entries(TABLE)) {
  for (const entry of list.split(',')) {
    const [number, code] = entry.trim().split(' ');
    if (number !== undefined && code !== undefined) countries.set(`${region} ${number}`, code);
  }
}

/** The country of an index, ISO 3166-1 alpha-2; `null` for a regional one or a number that is not known. */
export const countryOfIndex = (region: string, number: number): string | null =>
  countries.get(`${region} ${number}`) ?? null;
