import { walkTemplates } from './walk-templates.ts';

walkTemplates(['O5', 'O5a', 'O5m', 'O6', 'O7', 'O9f']);
