import { queryOptions } from '@tanstack/react-query';
import { client } from '../../app/client.ts';

/** The layouts that persons have described. */
export const profilesQuery = queryOptions({ queryKey: ['mapping', 'list'], queryFn: () => client.mapping.list() });
