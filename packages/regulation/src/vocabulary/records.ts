import type { Field, Step } from '../model/types.ts';
import type { Act } from './acts.ts';
import type { LocalizedText } from './languages.ts';

/** What is written down while a step is done: a printed act or minutes, or what an act of its kind must leave behind. */
export interface RecordForm {
  readonly id: string;
  readonly title: LocalizedText;
  readonly fields: readonly Field[];
  /** Photographs belong to it. */
  readonly photographs: boolean;
}

const say = (kk: string, ru: string, en: string): LocalizedText => ({ kk, ru, en });

function field(id: string, type: Field['type'], text: LocalizedText, more: Partial<Field> = {}): Field {
  return { id, label: text.kk, type, text, required: true, ...more };
}

const doneDate = (text: LocalizedText): Field => field('done-date', 'date', text);
const address = field('address', 'address', say('Тексерілген мекенжай', 'Обследованный адрес', 'Address inspected'));
const family = field('family', 'long-text', say('Отбасының құрамы: кім, туған жылы, туыстығы', 'Состав семьи: кто, год рождения, степень родства', 'Family: who, year of birth, relation'));
const dwelling = field('dwelling', 'long-text', say('Тұрғын үй: меншігі, бөлме саны, ауданы, жағдайы', 'Жильё: принадлежность, число комнат, площадь, состояние', 'Dwelling: ownership, rooms, area, condition'));
const findings = field('findings', 'long-text', say('Тексеру нәтижесі', 'Результат обследования', 'Findings'));
const members = field('members', 'long-text', say('Комиссия мүшелері: тегі, аты, лауазымы', 'Члены комиссии: фамилия, имя, должность', 'Members of the commission: name and post'));
const number = field('number', 'document-number', say('Нөмірі', 'Номер', 'Number'));
const reason = field('reason', 'long-text', say('Негіздемесі', 'Обоснование', 'Reasons'));

/** Papers that the texts name, by the id their steps give them. */
const PAPERS: Readonly<Record<string, Omit<RecordForm, 'id'>>> = {
  'inspection-act': {
    title: say('Тұрғын үй-тұрмыстық жағдайын тексеру актісі', 'Акт обследования жилищно-бытовых условий', 'Act of inspection of the housing and living conditions'), photographs: true,
    fields: [
      doneDate(say('Тексеру күні', 'Дата обследования', 'Date of the inspection')), address,
      field('inspectors', 'long-text', say('Тексеруді жүргізгендер: тегі, аты, лауазымы', 'Кто проводил обследование: фамилия, имя, должность', 'Who inspected: name and post')),
      field('present', 'long-text', say('Тексеру кезінде үйде болғандар', 'Кто присутствовал дома', 'Who was at home'), { required: false }),
      family, dwelling, field('living', 'long-text', say('Балаға жасалған тұрмыстық жағдай', 'Условия, созданные для ребёнка', 'Conditions made for the child')), findings,
    ],
  },
  'examination-act': {
    title: say('Материалдық жағдайды тексеру актісі', 'Акт обследования материального положения', 'Act of examination of the material situation'), photographs: true,
    fields: [
      doneDate(say('Тексеру күні', 'Дата обследования', 'Date of the examination')), address, members, family,
      field('employment', 'long-text', say('Еңбекке қабілетті мүшелердің жұмысы', 'Занятость трудоспособных членов семьи', 'Employment of the members able to work')),
      field('income', 'long-text', say('Отбасының табысы: көзі, мөлшері', 'Доходы семьи: источник, размер', 'Income of the family: source and amount')),
      field('household', 'long-text', say('Қосалқы шаруашылығы мен мүлкі', 'Подсобное хозяйство и имущество', 'Household plot and property'), { required: false }), dwelling, findings,
    ],
  },
  conclusion: {
    title: say('Учаскелік комиссияның қорытындысы', 'Заключение участковой комиссии', 'Conclusion of the precinct commission'), photographs: false,
    fields: [
      number, doneDate(say('Қорытынды күні', 'Дата заключения', 'Date of the conclusion')), members,
      field('need', 'choice', say('Комиссияның қорытындысы', 'Заключение комиссии', 'What the commission concludes'), { choices: [
        { id: 'needed', text: say('көмек қажет', 'помощь необходима', 'help is needed') }, { id: 'not-needed', text: say('көмек қажет емес', 'необходимости в помощи нет', 'help is not needed') }] }),
      reason,
    ],
  },
  minutes: {
    title: say('Комиссия отырысының хаттамасы', 'Протокол заседания комиссии', 'Minutes of the commission'), photographs: false,
    fields: [
      number, doneDate(say('Отырыс күні', 'Дата заседания', 'Date of the sitting')),
      field('chair', 'text', say('Төраға', 'Председатель', 'Chair')), members,
      field('recommendation', 'choice', say('Комиссияның ұсынымы', 'Рекомендация комиссии', 'The commission recommends'), { choices: [
        { id: 'grant', text: say('рұқсат берілсін', 'выдать разрешение', 'granting the permit') }, { id: 'refuse', text: say('рұқсат берілмесін', 'отказать в разрешении', 'refusing the permit') }] }),
      reason,
    ],
  },
};

/** What an act of its kind leaves behind, though the texts print no form for it. */
const OF_ACT: Readonly<Partial<Record<Act, RecordForm>>> = {
  convene: {
    id: 'convocation', title: say('Комиссия отырысын тағайындау', 'Назначение заседания комиссии', 'Calling of the commission'), photographs: false,
    fields: [
      field('sitting-date', 'date', say('Отырыс күні', 'Дата заседания', 'Date of the sitting')), field('sitting-hour', 'text', say('Уақыты', 'Время', 'Time'), { hint: say('Мысалы, 10:30', 'Например, 10:30', 'For example, 10:30'), max: 5 }),
      field('place', 'text', say('Өтетін орны', 'Место', 'Place')), members,
    ],
  },
  inform: {
    id: 'notification', title: say('Хабарлау туралы белгі', 'Отметка об уведомлении', 'Note that they were told'), photographs: false,
    fields: [
      doneDate(say('Хабарланған күн', 'Дата уведомления', 'Date they were told')),
      field('way', 'choice', say('Қалай хабарланды', 'Как уведомлены', 'How'), { choices: [{ id: 'oral', text: say('ауызша', 'устно', 'orally') }, { id: 'written', text: say('жазбаша', 'письменно', 'in writing') }] }),
      field('recipients', 'long-text', say('Кімге хабарланды', 'Кто уведомлён', 'Who was told')),
    ],
  },
  pay: {
    id: 'payment', title: say('Аудару туралы белгі', 'Отметка о перечислении', 'Note of the payment'), photographs: false,
    fields: [
      doneDate(say('Аударылған күн', 'Дата перечисления', 'Date of the payment')), field('number', 'document-number', say('Төлем құжатының нөмірі', 'Номер платёжного документа', 'Number of the payment order')),
      field('amount', 'money', say('Сомасы, теңге', 'Сумма, тенге', 'Amount, tenge')),
    ],
  },
};

/** What is to be written down in a step, in order: its printed papers, then what its act leaves behind. */
export function recordForms({ documents, act }: Pick<Step, 'documents' | 'act'>): readonly RecordForm[] {
  const printed = documents.map(({ id, name }): RecordForm => ({ ...(PAPERS[id] ?? PLAIN), id, title: name }));
  const ofAct = OF_ACT[act];
  return ofAct === undefined ? printed : [...printed, ofAct];
}

/** A record by the id under which a case keeps it; printed papers have the name their regulation gives them. */
export function findRecordForm(id: string): RecordForm | undefined {
  const paper = PAPERS[id];
  return paper === undefined ? Object.values(OF_ACT).find((form) => form.id === id) : { id, ...paper };
}

/** A paper for which no form is known is written freely. */
const PLAIN: Omit<RecordForm, 'id' | 'title'> = {
  photographs: false, fields: [doneDate(say('Күні', 'Дата', 'Date')), field('text', 'long-text', say('Мәтіні', 'Текст', 'Text'))],
};
