import { walkTemplates } from './walk-templates.ts';

walkTemplates(['C7', 'C9', 'C9a', 'C10m', 'CI', 'PI', 'PC', 'PS', 'PA', 'PF']);
