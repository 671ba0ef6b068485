interface Place {
  name: string;
  latitude: number;
  longitude: number;
}

interface School extends Place {
  shortName: string;
  city: string;
  website: string;
}

export const cities: readonly Place[] = [
  { name: 'Hà Nội', latitude: 21.028511, longitude: 105.804817 },
  { name: 'TP. Hồ Chí Minh', latitude: 10.77653, longitude: 106.700981 },
  { name: 'Đà Nẵng', latitude: 16.06778, longitude: 108.22083 },
];

export const schools: readonly School[] = [
  {
    name: 'Đại học Bách khoa Hà Nội',
    shortName: 'HUST',
    city: 'Hà Nội',
    website: 'https://hust.edu.vn',
    latitude: 21.005897,
    longitude: 105.843107,
  },
  {
    name: 'Đại học Quốc gia Hà Nội',
    shortName: 'VNU',
    city: 'Hà Nội',
    website: 'https://vnu.edu.vn',
    latitude: 21.037733,
    longitude: 105.782806,
  },
  {
    name: 'Trường Đại học Ngoại thương',
    shortName: 'FTU',
    city: 'Hà Nội',
    website: 'https://ftu.edu.vn',
    latitude: 21.023583,
    longitude: 105.805972,
  },
  {
    name: 'Trường Đại học Bách khoa, ĐHQG TP.HCM',
    shortName: 'HCMUT',
    city: 'TP. Hồ Chí Minh',
    website: 'https://hcmut.edu.vn',
    latitude: 10.772586,
    longitude: 106.657889,
  },
  {
    name: 'Trường Đại học Bách khoa, Đại học Đà Nẵng',
    shortName: 'DUT',
    city: 'Đà Nẵng',
    website: 'https://dut.udn.vn',
    latitude: 16.073778,
    longitude: 108.149889,
  },
];
