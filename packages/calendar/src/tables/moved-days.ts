import { governmentResolution, labourMinisterOrder } from './acts.ts';
import type { Act } from './acts.ts';
import type { IsoDate } from '../day.ts';

/**
 * A day off moved by an act: `from` becomes a working day, `to` a day off. It concerns only those for whom `from` was
 * a day off: a Saturday the five-day week alone, a Sunday both weeks (so the calendars published for 2025).
 */
export type MovedDay = { readonly from: IsoDate; readonly to: IsoDate; readonly act: Act };

const of = governmentResolution;

export const MOVED_DAYS: readonly MovedDay[] = [
  { from: '2012-03-11', to: '2012-03-09', act: of(268, 2012) },
  { from: '2012-04-28', to: '2012-04-30', act: of(458, 2012) },
  { from: '2012-12-29', to: '2012-12-31', act: of(1538, 2012) },
  { from: '2013-05-04', to: '2013-05-10', act: of(345, 2013) },
  { from: '2013-10-12', to: '2013-10-14', act: of(1068, 2013) },
  { from: '2013-12-28', to: '2014-01-03', act: of(1322, 2013) },
  { from: '2014-05-04', to: '2014-05-02', act: of(365, 2014) },
  { from: '2014-05-11', to: '2014-05-08', act: of(365, 2014) },
  { from: '2016-03-05', to: '2016-03-07', act: of(67, 2016) },
  { from: '2017-03-18', to: '2017-03-20', act: of(5, 2017) },
  { from: '2017-07-01', to: '2017-07-07', act: of(5, 2017) },
  { from: '2018-03-03', to: '2018-03-09', act: of(864, 2017) },
  { from: '2018-04-28', to: '2018-04-30', act: of(864, 2017) },
  { from: '2018-05-05', to: '2018-05-08', act: of(864, 2017) },
  { from: '2018-08-25', to: '2018-08-31', act: of(864, 2017) },
  { from: '2018-12-29', to: '2018-12-31', act: of(864, 2017) },
  { from: '2019-05-04', to: '2019-05-10', act: of(888, 2018) },
  { from: '2020-01-05', to: '2020-01-03', act: of(820, 2019) },
  // Monday 11 May was off only because Victory Day fell on Saturday 9 May; the resolution brought it forward.
  { from: '2020-05-11', to: '2020-05-08', act: of(820, 2019) },
  { from: '2020-12-20', to: '2020-12-18', act: of(820, 2019) },
  { from: '2021-07-03', to: '2021-07-05', act: of(930, 2020) },
  { from: '2022-03-05', to: '2022-03-07', act: of(713, 2021) },
  { from: '2022-08-27', to: '2022-08-29', act: of(713, 2021) },
  { from: '2022-10-22', to: '2022-10-24', act: of(796, 2022) },
  { from: '2023-07-01', to: '2023-07-07', act: of(326, 2023) },
  { from: '2024-05-04', to: '2024-05-08', act: labourMinisterOrder(109, 2024) },
  { from: '2025-01-05', to: '2025-01-03', act: labourMinisterOrder(436, 2024) },
];
