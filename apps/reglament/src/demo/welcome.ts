import type { DemoAccount, Demonstration } from '../desk/demonstration.ts';

/** What the terminal says when everything is ready. */
export function welcome(url: string, { accounts, keyPassword }: Demonstration): string {
  const line = ({ login, password, role }: DemoAccount): string => `  ${login.padEnd(16)} ${password.padEnd(15)} ${role.kk} / ${role.en}`;
  return [
    '', `Регламент — ${url}`, '', `  Портал / portal           ${url}/`, `  Жұмыс орны / workplace    ${url}/workplace`, `  Тексеру / verification    ${url}/verify`, `  Көрсету / demo, keys      ${url}/demo`, '',
    'Азаматтар / citizens (ЖСН, пароль):', ...accounts.filter(({ kind }) => kind === 'applicant').map(line), '',
    'Қызметкерлер / staff (логин, пароль):', ...accounts.filter(({ kind }) => kind === 'staff').map(line), '',
    `Кілт файлдары ${url}/demo, паролі / key files' password: ${keyPassword}`, '', '',
  ].join('\n');
}
