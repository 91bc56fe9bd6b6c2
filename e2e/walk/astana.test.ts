import { walkDecree } from './walk-decree.ts';

walkDecree('astana-2016-107-665');
