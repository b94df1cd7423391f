/** The side on which a test looks for a departure from the null hypothesis. */
export type Alternative = 'two-sided' | 'greater' | 'less';
