import { walkTemplates } from './walk-templates.ts';

walkTemplates(['O5k', 'O6k', 'O9c', 'C9c', 'FA', 'FB', 'FC', 'S4']);
