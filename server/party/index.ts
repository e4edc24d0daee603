import './type.ts';
