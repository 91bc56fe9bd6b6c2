/** Parts that all papers of a case share. */
import type { Bilingual, DocumentField, WorkingPaper } from '@reglament/documents';
import type { Entry } from '@reglament/engine';
import { dayAt, timeAt } from '../clock/local-day.ts';
import { fullName } from '../people/sessions.ts';
import type { CaseFile } from './case-file.ts';
import { PAPER_WORDS as WORDS } from './paper-words.ts';

/** `at` is the instant the paper is about: equal facts make equal bytes. */
export function frame(file: CaseFile, at: string): Pick<WorkingPaper, 'organisation' | 'orientation' | 'scanCode' | 'date' | 'tables' | 'createdAt' | 'number'> {
  const { state, code } = file;
  return {
    organisation: unitText(file, state.units.centre ?? state.units.akim ?? state.units.provider), orientation: 'portrait', ...(code === undefined ? {} : { scanCode: code }),
    date: dayAt(file.regulation.decree.zone, at), tables: [], createdAt: at, ...(state.number === undefined ? {} : { number: state.number }),
  };
}

export function unitText({ units, regulation }: CaseFile, unit: string): Bilingual {
  const name = units.get(unit) ?? regulation.provider.name;
  return { kk: name.kk, ru: name.ru };
}

export function serviceFields({ regulation }: CaseFile): readonly DocumentField[] {
  return [{ label: WORDS.service, value: { kk: regulation.title.kk, ru: regulation.title.ru } }];
}

export function peopleFields({ applicant, party }: CaseFile): readonly DocumentField[] {
  return [
    ...(party?.organisation === undefined || applicant?.kind === 'legal-entity' ? [] : [{ label: WORDS.organisation, value: { kk: party.organisation.name.kk, ru: party.organisation.name.ru } }]),
    ...(applicant === undefined ? [] : [{ label: WORDS.applicant, value: party?.head === undefined ? fullName(applicant) : `${fullName(applicant)}, ${fullName(party.head)}` }]),
    ...(party?.representative === undefined ? [] : [{ label: WORDS.representative, value: fullName(party.representative) }]),
  ];
}

export function nameOf({ names }: CaseFile, by: Entry['by']): string {
  return by.kind === 'staff' ? names.get(by.id) ?? '' : '';
}

export function timeText({ regulation }: Pick<CaseFile, 'regulation'>, instant: string): string {
  return timeAt(regulation.decree.zone, instant);
}
