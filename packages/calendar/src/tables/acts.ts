import type { Words } from '../words.ts';

/** The act that set a day. `adilet` is its code in the state's database of legal acts, where known. */
export type Act = { readonly id: string; readonly title: Words; readonly adilet?: string };

export const LAW_ON_HOLIDAYS: Act = {
  id: 'law-267-2001',
  adilet: 'Z010000267_',
  title: {
    kk: '«Қазақстан Республикасындағы мерекелер туралы» 2001 жылғы 13 желтоқсандағы № 267 Заң, 5-бап',
    ru: 'Закон от 13 декабря 2001 года № 267 «О праздниках в Республике Казахстан», статья 5',
    en: 'Law No. 267 of 13 December 2001 “On Holidays in the Republic of Kazakhstan”, article 5',
  },
};

/** Until 2015; from 2016 the Labour Code of 2015 says the same in its articles 84 and 85. */
export const LABOUR_CODE_2007: Act = {
  id: 'labour-code-2007',
  adilet: 'K070000251_',
  title: {
    kk: '2007 жылғы 15 мамырдағы Еңбек кодексі, 96-бап',
    ru: 'Трудовой кодекс от 15 мая 2007 года, статья 96',
    en: 'Labour Code of 15 May 2007, article 96',
  },
};

export const LABOUR_CODE_2015: Act = {
  id: 'labour-code-2015',
  adilet: 'K1500000414',
  title: {
    kk: '2015 жылғы 23 қарашадағы Еңбек кодексі, 84-бап',
    ru: 'Трудовой кодекс от 23 ноября 2015 года, статья 84',
    en: 'Labour Code of 23 November 2015, article 84',
  },
};

/** A Government resolution; the adilet code is P, the year (twice two digits) and the number. */
export function governmentResolution(number: number, year: number): Act {
  return {
    id: `government-${number}-${year}`,
    adilet: `P${String(year).slice(2)}0000${String(number).padStart(4, '0')}`,
    title: {
      kk: `Қазақстан Республикасы Үкіметінің ${year} жылғы № ${number} қаулысы`,
      ru: `Постановление Правительства Республики Казахстан ${year} года № ${number}`,
      en: `Resolution of the Government of the Republic of Kazakhstan No. ${number} of ${year}`,
    },
  };
}

/** Since 2024 days off are moved by order of the Minister of Labour and Social Protection of the Population. */
export function labourMinisterOrder(number: number, year: number): Act {
  return {
    id: `labour-minister-${number}-${year}`,
    adilet: `G${String(year).slice(2)}G0000${String(number).padStart(3, '0')}`,
    title: {
      kk: `Қазақстан Республикасы Еңбек және халықты әлеуметтік қорғау министрінің ${year} жылғы № ${number} бұйрығы`,
      ru: `Приказ Министра труда и социальной защиты населения Республики Казахстан ${year} года № ${number}`,
      en: `Order of the Minister of Labour and Social Protection of the Population No. ${number} of ${year}`,
    },
  };
}
