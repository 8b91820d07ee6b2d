export const consumption = {};
