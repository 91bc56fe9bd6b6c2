import { walkDecree } from './walk-decree.ts';

walkDecree('kokpekti-2012-417');
