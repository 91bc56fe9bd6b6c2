import { walkDecree } from './walk-decree.ts';

walkDecree('karaganda-2014-34-05', { from: 1, to: 9 });
