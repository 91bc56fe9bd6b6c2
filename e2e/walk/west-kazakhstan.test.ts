import { walkDecree } from './walk-decree.ts';

walkDecree('wko-2015-153');
