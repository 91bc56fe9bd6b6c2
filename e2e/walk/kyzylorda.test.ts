import { walkDecree } from './walk-decree.ts';

walkDecree('kyzylorda-2018-1114');
