/**
 * What people there call cities that GeoNames lists by their English names or without marks, by GeoNames number. The
 * name of GeoNames becomes their second one, so that both find them.
 */
export const localNames: ReadonlyMap<number, string> = new Map([
  [1566083, 'TP. Hồ Chí Minh'],
  [1568212, 'Sa Đéc'],
  [1568574, 'Quy Nhơn'],
  [1581130, 'Hà Nội'],
  [1581298, 'Hải Phòng'],
  [1583477, 'Điện Biên Phủ'],
  [1583992, 'Đà Nẵng'],
  [1584071, 'Đà Lạt'],
  [1582926, 'Đông Hà'],
]);
